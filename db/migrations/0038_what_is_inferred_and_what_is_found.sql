-- An organization that has applied to be an observer is none yet: until now its role was kept as though it were.
ALTER TABLE "organization" DROP CONSTRAINT "organization_role_known";
--> statement-breakpoint
SELECT set_config('app.scopes', 'system', true);
--> statement-breakpoint
UPDATE organization o SET role = 'applicant-observer' WHERE o.role = 'observer'
  AND (SELECT bool_and(p.status = 'applicant') FROM membership_period p WHERE p.acronym = o.acronym);
--> statement-breakpoint
SELECT set_config('app.scopes', '', true);
--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_role_known" CHECK ("organization"."role" in ('observer', 'applicant-observer', 'partner', 'support-unit'));
--> statement-breakpoint
-- Does no source say this status, since it was concluded from the role of an organization that supports the process? Then nothing cites it and no claim is
-- accepted for it, and it has what the role has: the source and the day, or the words of the loader (lib/process/load/role.ts). What is recorded or
-- corrected by hand has an instrument or a source of its own.
CREATE FUNCTION status_inferred(p membership_period) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN p.acronym IS NOT NULL AND p.status = 'observer' AND p.word IS NULL AND EXISTS (
    SELECT FROM organization o WHERE o.acronym = p.acronym AND o.role = 'support-unit' AND o.source IS NOT DISTINCT FROM p.source
      AND CASE WHEN p.source IS NULL THEN p.instrument ~ '^(Listed in the process file|Mention dans le fichier du processus|Указано в файле процесса)' ELSE p.instrument IS NULL END)
  AND NOT EXISTS (SELECT FROM citation c WHERE c.noun = 'membership' AND c.subject = p.id::text AND c.field = 'status')
  AND NOT EXISTS (SELECT FROM claim c WHERE c.noun = 'membership' AND c.subject_id = p.id AND c.field = 'status' AND c.accepted);
--> statement-breakpoint
ALTER TABLE "search_entry" DROP CONSTRAINT "search_entry_kind_known";
--> statement-breakpoint
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_kind_known" CHECK ("search_entry"."kind" in ('conference', 'outcome', 'document', 'news', 'state', 'organization', 'body', 'term', 'arrangement', 'commitment', 'source', 'page'));
--> statement-breakpoint
-- What is asked: every word, a “phrase”, -without. “or” is a word as others are, in no language a sign. In the grammar of each language at once; empty where
-- nothing is left to look for. No text is refused.
CREATE OR REPLACE FUNCTION search_query(given text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
DECLARE
  asked text := search_text(left(given, 1000));
  sought text; without text[]; one text; piece text[]; config regconfig; found tsquery := ''; less tsquery; part tsquery; more tsquery;
BEGIN
  without := array(SELECT m[1] FROM regexp_matches(asked, '(?:^| )-("[^"]+"|[^ "]+)', 'g') m);
  sought := regexp_replace(asked, '(^| )-("[^"]+"|[^ "]+)', ' ', 'g');
  sought := regexp_replace(regexp_replace(regexp_replace(sought, '[^[:alnum:]"]+' COLLATE "und-x-icu", ' ', 'g'),
    '([[:alpha:]])(?=[0-9])' COLLATE "und-x-icu", '\1 ', 'g'), '([0-9])(?=[[:alpha:]])' COLLATE "und-x-icu", '\1 ', 'g');
  FOREACH config IN ARRAY ARRAY['english', 'russian', 'french', 'simple']::regconfig[] LOOP
    part := '';
    FOR piece IN SELECT m FROM regexp_matches(sought, '"([^"]*)"|([^"]+)', 'g') m LOOP
      more := CASE WHEN piece[1] IS NOT NULL THEN phraseto_tsquery(config, piece[1]) ELSE plainto_tsquery(config, piece[2]) END;
      IF numnode(more) > 0 THEN part := CASE WHEN numnode(part) = 0 THEN more ELSE part && more END; END IF;
    END LOOP;
    IF numnode(part) > 0 THEN found := CASE WHEN numnode(found) = 0 THEN part ELSE found || part END; END IF;
  END LOOP;
  IF numnode(found) = 0 THEN RETURN found; END IF;
  FOREACH one IN ARRAY search_lexemes(sought) LOOP
    IF search_twin(one) IS NOT NULL THEN
      found := ts_rewrite(found, quote_literal(one)::tsquery, (quote_literal(one) || '|' || quote_literal(search_twin(one)))::tsquery);
    END IF;
  END LOOP;
  FOREACH one IN ARRAY without LOOP
    less := '';
    FOREACH config IN ARRAY ARRAY['english', 'russian', 'french', 'simple']::regconfig[] LOOP
      part := phraseto_tsquery(config, search_words(one));
      IF numnode(part) > 0 THEN less := CASE WHEN numnode(less) = 0 THEN part ELSE less || part END; END IF;
    END LOOP;
    IF numnode(less) > 0 THEN found := found && !! less; END IF;
  END LOOP;
  RETURN found;
END $$;
--> statement-breakpoint
-- The first letters of the words of a name, in each language, as people call a body for short; of three words and more also without the first, as in Russian
-- it says only that it is a meeting (“совещание старших должностных лиц” is СДЛ).
CREATE FUNCTION search_initials(name jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(DISTINCT i.short, ' ') FROM (
    SELECT unnest(ARRAY[string_agg(left(w.word, 1), '' ORDER BY w.at), CASE WHEN count(*) >= 4 THEN substr(string_agg(left(w.word, 1), '' ORDER BY w.at), 2) END]) AS short
    FROM jsonb_each_text(name) n, regexp_split_to_table(search_text(n.value), '[^[:alnum:]]+' COLLATE "und-x-icu") WITH ORDINALITY w(word, at)
    WHERE length(w.word) > 1 AND w.word NOT IN ('of', 'the', 'and', 'on', 'for', 'de', 'des', 'du', 'la', 'le', 'les', 'et', 'sur', 'по', 'на', 'во', 'из')
    GROUP BY n.key) i
  WHERE length(i.short) >= 2
$$;
--> statement-breakpoint
-- As what people look for a conference by its number: SOM 8, 8th SOM, 8-е СДЛ, 8e RHF.
CREATE FUNCTION search_number(of_body text, ordinal integer) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN ordinal IS NULL THEN concat_ws(' ', b.code, search_initials(b.name))
    ELSE concat_ws(' ', b.code || ' ' || ordinal, search_initials(b.name), ordinal || CASE WHEN ordinal % 100 IN (11, 12, 13) THEN 'th' WHEN ordinal % 10 = 1 THEN 'st' WHEN ordinal % 10 = 2 THEN 'nd'
      WHEN ordinal % 10 = 3 THEN 'rd' ELSE 'th' END, CASE WHEN ordinal = 1 THEN 'er re ere' END, 'e eme', 'е я й ое ая ый ой го') END
  FROM body b WHERE b.key = of_body
$$;
--> statement-breakpoint
-- A remark of the register in the language that it is kept in, without the keys of sources.
CREATE FUNCTION remark_words(remark text) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN remark IS NULL THEN '{}'::jsonb ELSE jsonb_build_object(
    coalesce((SELECT CASE WHEN p.working_languages ? 'en' THEN 'en' ELSE p.working_languages ->> 0 END FROM process p), 'und'),
    regexp_replace(remark, ' ?\([a-z]+(-[a-z0-9]+)+([,;] [a-z]+(-[a-z0-9]+)+)*\)', '', 'g')) END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public_conference(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT c.id::text, '/conferences/' || c.slug, c.title,
    regexp_replace(words_joined(VARIADIC ARRAY[c.theme, c.city, c.country, c.venue, c.date_note, c.note, c.organiser, c.financed_by, c.support]
      || coalesce((SELECT array_agg(a.title ORDER BY a.rank) FROM agenda_item a WHERE a.conference_id = c.id), '{}')
      || coalesce((SELECT array_agg(words_joined(s.speaker, s.office, s.on_behalf_of, s.gist) ORDER BY s.rank) FROM statement s WHERE s.conference_id = c.id), '{}'))::text,
      ' ?\([a-z]+(-[a-z0-9]+)+([,;] [a-z]+(-[a-z0-9]+)+)*\)', '', 'g')::jsonb,
    c.from_date, c.from_precision, search_number(c.body, c.ordinal), NULL::timestamptz
  FROM conference c WHERE c.id = ANY (keys::uuid[]) AND c.stage <> 'planned' AND NOT c.exercise
$$;
--> statement-breakpoint
-- A State by its name of today, with its formal and its former names, and what is remarked on its statuses.
CREATE OR REPLACE FUNCTION public_state(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT s.iso3, '/states/' || s.iso3, n.title,
    words_joined(VARIADIC ARRAY[n.body, remark_words(s.note)] || coalesce((SELECT array_agg(remark_words(p.note) ORDER BY p.from_date, p.id) FROM membership_period p WHERE p.iso3 = s.iso3 AND p.note IS NOT NULL), '{}')),
    NULL::date, NULL::text, s.iso3, NULL::timestamptz
  FROM state s CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(l.language, state_named(s.iso3, l.language, today())) AS title, jsonb_object_agg(l.language, l.names) AS body FROM (
      SELECT language, string_agg(DISTINCT name, E'\n') AS names FROM (
        SELECT x.language, unnest(ARRAY[x.formal, x.short]) AS name FROM state_name x WHERE x.iso3 = s.iso3) every
      WHERE name <> state_named(s.iso3, language, today()) GROUP BY language
      UNION SELECT x.language, '' FROM state_name x WHERE x.iso3 = s.iso3 AND NOT EXISTS (
        SELECT FROM state_name y WHERE y.iso3 = s.iso3 AND y.language = x.language AND (y.formal <> state_named(s.iso3, y.language, today()) OR y.short <> state_named(s.iso3, y.language, today())))) l) n
  WHERE s.iso3 = ANY (keys) AND n.title IS NOT NULL
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public_organization(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT o.acronym, '/organizations/' || o.acronym, o.name,
    words_joined(VARIADIC ARRAY[remark_words(o.note)]
      || coalesce((SELECT array_agg(remark_words(p.note) ORDER BY p.from_date, p.id) FROM membership_period p WHERE p.acronym = o.acronym AND p.note <> coalesce(o.note, '')), '{}')),
    o.since, o.since_precision, o.acronym, NULL::timestamptz
  FROM organization o WHERE o.acronym = ANY (keys)
$$;
--> statement-breakpoint
-- A term in an office: the office and who holds it, by the name of today, with what is remarked on it.
CREATE OR REPLACE FUNCTION public_term(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT t.id::text, CASE WHEN o.body IS NULL THEN '/chairmanship' ELSE '/bodies/' || o.body END,
    (SELECT jsonb_object_agg(l, words_in(o.name, l) || ': ' || participant_named(t.participant, l, today())) FROM jsonb_object_keys(o.name) l),
    remark_words(t.note), coalesce(t.actual_from, t.nominal_from), CASE WHEN t.actual_from IS NULL THEN t.nominal_from_precision ELSE t.actual_from_precision END, NULL::text, NULL::timestamptz
  FROM chair_term t JOIN office o ON o.key = t.office WHERE t.id = ANY (keys::uuid[])
$$;
--> statement-breakpoint
-- Who serves the process: the parties of an arrangement, with its seat, who pays for it and what is remarked on it.
CREATE OR REPLACE FUNCTION public_arrangement(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT a.id::text, '/secretariat', named.title, words_joined(a.seat, a.funding, remark_words(a.note)), coalesce(a.on_date, a.from_date), coalesce(a.on_precision, a.from_precision), NULL::text, NULL::timestamptz
  FROM secretariat_arrangement a CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(l, (SELECT string_agg(DISTINCT participant_named(p.participant, l, today()), ', ') FROM arrangement_party p WHERE p.arrangement_id = a.id)) AS title
    FROM process r, jsonb_object_keys(r.name) l) named
  WHERE a.id = ANY (keys::uuid[]) AND EXISTS (SELECT FROM arrangement_party p WHERE p.arrangement_id = a.id)
$$;
--> statement-breakpoint
-- What pages say of the process as a whole: the first page, that on how it works, that with the offices to turn to. Each is called as the process is; the portal says which it is.
CREATE FUNCTION public_page(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT of.key, of.place, p.name, of.body, NULL::date, NULL::text, CASE WHEN of.key = 'home' THEN p.acronym END, NULL::timestamptz
  FROM process p CROSS JOIN LATERAL (VALUES
    ('home', '', words_joined(VARIADIC ARRAY[p.kind, p.name_note, p.support_unit_tasks] || coalesce((SELECT array_agg(n.said ORDER BY n.at) FROM jsonb_array_elements(p.not_found) WITH ORDINALITY n(said, at)), '{}'))),
    ('about', '/about', words_joined(VARIADIC ARRAY[p.kind, p.chair_rotation] || coalesce((SELECT array_agg(a.aim -> 'words' ORDER BY a.at) FROM jsonb_array_elements(p.aims) WITH ORDINALITY a(aim, at)), '{}'))),
    ('contact', '/contact', words_joined(VARIADIC coalesce((SELECT array_agg(c.one -> 'office' ORDER BY c.at) FROM jsonb_array_elements(p.contacts) WITH ORDINALITY c(one, at)), '{}')))) of(key, place, body)
  WHERE of.key = ANY (keys)
$$;
--> statement-breakpoint
-- After rows of a table were written: each argument is a kind of thing and the column that has its key, or * for all there are of it.
CREATE OR REPLACE FUNCTION search_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text; wanted text; part text; keys text[];
BEGIN
  FOREACH said IN ARRAY TG_ARGV LOOP
    wanted := split_part(said, ':', 1);
    part := split_part(said, ':', 2);
    IF wanted = 'page' THEN keys := ARRAY['home', 'about', 'contact'];
    ELSIF part = '*' THEN SELECT array_agg(e.key) INTO keys FROM search_entry e WHERE e.kind = wanted;
    ELSIF wanted = 'document' AND part = 'conference' THEN SELECT array_agg(d.id::text) INTO keys FROM released_document d JOIN changed c ON c.id = d.conference_id;
    ELSIF wanted = 'outcome' AND part = 'conference' THEN SELECT array_agg(o.id::text) INTO keys FROM outcome o JOIN changed c ON c.id = o.conference_id;
    ELSIF wanted = 'commitment' AND part = 'conference' THEN SELECT array_agg(m.id::text) INTO keys FROM commitment m JOIN outcome o ON o.id = m.outcome_id JOIN changed c ON c.id = o.conference_id;
    ELSIF wanted = 'commitment' AND part = 'outcome' THEN SELECT array_agg(m.id::text) INTO keys FROM commitment m JOIN changed c ON c.id = m.outcome_id;
    ELSE EXECUTE format('SELECT array_agg(DISTINCT %1$I::text) FROM changed WHERE %1$I IS NOT NULL', part) INTO keys; END IF;
    PERFORM search_refresh(wanted, keys);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$ DECLARE follows record; event record; BEGIN
  FOR follows IN SELECT * FROM (VALUES
    ('process', 'also', ARRAY['page:*', 'state:*', 'organization:*', 'term:*', 'arrangement:*']),
    ('membership_period', 'also', ARRAY['state:iso3', 'organization:acronym']),
    ('body', 'also', ARRAY['conference:*'])) f(of, name, arguments)
  LOOP
    FOR event IN SELECT * FROM (VALUES ('insert', 'NEW'), ('update', 'NEW'), ('delete', 'OLD')) e(name, rows) LOOP
      EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows(%s)',
        'search_follows_' || follows.name || '_' || event.name, event.name, follows.of, event.rows, (SELECT string_agg(quote_literal(a), ', ') FROM unnest(follows.arguments) a));
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
SELECT set_config('app.scopes', 'system', true);
--> statement-breakpoint
DO $$ BEGIN
  PERFORM search_refresh('conference', (SELECT array_agg(id::text) FROM conference));
  PERFORM search_refresh('state', (SELECT array_agg(iso3) FROM state));
  PERFORM search_refresh('organization', (SELECT array_agg(acronym) FROM organization));
  PERFORM search_refresh('term', (SELECT array_agg(id::text) FROM chair_term));
  PERFORM search_refresh('arrangement', (SELECT array_agg(id::text) FROM secretariat_arrangement));
  PERFORM search_refresh('page', ARRAY['home', 'about', 'contact']);
END $$;
--> statement-breakpoint
SELECT set_config('app.scopes', '', true);
