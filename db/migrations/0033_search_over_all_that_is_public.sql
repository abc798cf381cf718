-- What the process is for, and the offices that answer questions about it.
ALTER TABLE "process" ADD COLUMN "aims" jsonb DEFAULT '[]'::jsonb NOT NULL, ADD COLUMN "contacts" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
-- A word that mixes Latin and Cyrillic letters is written in one script: in that of the letters which the other has no twin of. `given` is small letters without marks.
CREATE FUNCTION in_one_script(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE word text; result text := given;
BEGIN
  IF given !~ '[a-z][а-я]|[а-я][a-z]' THEN RETURN given; END IF;
  FOR word IN SELECT DISTINCT m[1] FROM regexp_matches(given, '[a-zа-я]+', 'g') m WHERE m[1] ~ '[a-z]' AND m[1] ~ '[а-я]' ORDER BY 1 DESC LOOP
    result := regexp_replace(result, '(^|[^a-zа-я])' || word || '(?![a-zа-я])', '\1' || CASE WHEN word ~ '[бгджзийлпфцчшщъыьэюя]'
      THEN translate(word, 'abekmhopctyxi', 'авекмнорстухи') ELSE translate(word, 'авекмнорстух', 'abekmhopctyx') END, 'g');
  END LOOP;
  RETURN result;
END $$;
--> statement-breakpoint
-- A text as searches compare it, whatever keyboard or clipboard it came from: small letters without their marks, however they were composed, and
-- without what nobody sees; й alone is kept, since Russian words end in it. Letters that the keyboards of the region lack are those typed in their place; a word is in one
-- script; any run of spaces is one. What is typed and what is kept go through it alike. lib/search/rules.ts says the same, and a test holds both together.
CREATE OR REPLACE FUNCTION search_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(regexp_replace(in_one_script(translate(
  replace(replace(replace(replace(regexp_replace(replace(lower(normalize(given, NFKD) COLLATE "und-x-icu"), U&'\0438\0306', 'й'),
    '[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u02bb\u02bc]', '', 'g'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
  'қғңөүұһәіҳҷҙҫҡґєıəøłđðħŋς', 'кгноуухаихчзскгеieolddhnσ')),
  '([og])[''‘’`](?=[a-z])', '\1', 'g'), '\s+', ' ', 'g'));
--> statement-breakpoint
-- The same as words alone, one space between: punctuation parts words, and so do letters and figures, so that a symbol is found in any spacing.
CREATE FUNCTION search_words(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(regexp_replace(regexp_replace(search_text(given),
  '[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g'), '([[:alpha:]])(?=[0-9])' COLLATE "und-x-icu", '\1 ', 'g'), '([0-9])(?=[[:alpha:]])' COLLATE "und-x-icu", '\1 ', 'g'));
--> statement-breakpoint
-- A symbol, a code or an acronym as searches compare it: letters and figures alone, Cyrillic twins as Latin ones. Null of a text that has none.
CREATE FUNCTION search_code(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN nullif(translate(replace(search_words(given), ' ', ''), 'авекмнорстух', 'abekmhopctyx'), '');
--> statement-breakpoint
-- How the words of a language are reduced to their stems.
CREATE FUNCTION search_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE split_part(language, '-', 1) WHEN 'en' THEN 'pg_catalog.english'::regconfig WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
  WHEN 'fr' THEN 'pg_catalog.french'::regconfig ELSE 'pg_catalog.simple'::regconfig END;
--> statement-breakpoint
-- The words of each language as its own grammar reduces them: those of the title and the code weigh more. Of a very long text the beginning.
CREATE FUNCTION search_vector(title jsonb, code text, body jsonb) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE one record; made tsvector := setweight(to_tsvector('pg_catalog.simple', coalesce(search_words(code), '')), 'A');
BEGIN
  FOR one IN SELECT t.key, t.value, 'A'::"char" AS weight FROM jsonb_each_text(title) t UNION ALL SELECT b.key, b.value, 'C' FROM jsonb_each_text(body) b ORDER BY 3, 1 LOOP
    made := made || setweight(to_tsvector(search_config(one.key), search_words(left(one.value, 100000))), one.weight);
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- Every lexeme that the words of a search may be found by, in the grammar of any language.
CREATE FUNCTION search_lexemes(given text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(array_agg(DISTINCT l), '{}') FROM unnest(ARRAY['english', 'russian', 'french', 'simple']::regconfig[]) c,
    unnest(tsvector_to_array(to_tsvector(c, search_words(given)))) l
$$;
--> statement-breakpoint
-- The same word in the letters of the other script, where it has none that the other lacks: АР typed for AP, and back. Null of any other.
CREATE FUNCTION search_twin(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN word ~ '^[авекмнорстух]+$' THEN translate(word, 'авекмнорстух', 'abekmhopctyx')
  WHEN word ~ '^[abekmhopctyx]+$' THEN translate(word, 'abekmhopctyx', 'авекмнорстух') END;
--> statement-breakpoint
-- What is asked: every word, a “phrase”, one or another, -without. In the grammar of each language at once; empty where nothing is left to look for. No text is refused.
CREATE FUNCTION search_query(given text) RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
DECLARE
  asked text := search_text(left(given, 1000));
  sought text; without text[]; one text; config regconfig; found tsquery := ''; less tsquery; part tsquery;
BEGIN
  without := array(SELECT m[1] FROM regexp_matches(asked, '(?:^| )-("[^"]+"|[^ "]+)', 'g') m);
  sought := regexp_replace(asked, '(^| )-("[^"]+"|[^ "]+)', ' ', 'g');
  sought := regexp_replace(regexp_replace(regexp_replace(sought, '[^[:alnum:]"]+' COLLATE "und-x-icu", ' ', 'g'),
    '([[:alpha:]])(?=[0-9])' COLLATE "und-x-icu", '\1 ', 'g'), '([0-9])(?=[[:alpha:]])' COLLATE "und-x-icu", '\1 ', 'g');
  FOREACH config IN ARRAY ARRAY['english', 'russian', 'french', 'simple']::regconfig[] LOOP
    part := websearch_to_tsquery(config, sought);
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
-- What is kept of the words that were public is made anew by the rule as it is now.
DROP INDEX "released_searched";
--> statement-breakpoint
ALTER TABLE "released_document" DROP COLUMN "searched";
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "searched" text GENERATED ALWAYS AS (search_text(coalesce(symbol || ' ', '') || words_all(title))) STORED NOT NULL;
--> statement-breakpoint
CREATE INDEX "released_searched" ON "released_document" USING gin (trigrams("searched"));
--> statement-breakpoint
-- One thing that the public may find: where it stands, what it is called, what it says, in each language. Kept by the database from the register, with every act.
CREATE TABLE "search_entry" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"place" text NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"on_date" date,
	"on_precision" text,
	"code" text,
	"code_key" text GENERATED ALWAYS AS (search_code(code)) STORED,
	"words" "tsvector" GENERATED ALWAYS AS (search_vector(title, code, body)) STORED NOT NULL,
	CONSTRAINT "search_entry_kind_key_pk" PRIMARY KEY("kind","key"),
	CONSTRAINT "search_entry_kind_known" CHECK ("search_entry"."kind" in ('conference', 'outcome', 'document', 'news', 'state', 'organization', 'body', 'term', 'arrangement', 'commitment', 'source')),
	CONSTRAINT "search_entry_on_precision_known" CHECK ("search_entry"."on_precision" in ('day', 'month', 'year'))
);
--> statement-breakpoint
-- Documents have an index of their own: there are a hundred times as many of them as of all else, and a search for a common word must not walk past them to the rest.
CREATE INDEX "search_entry_documents" ON "search_entry" USING gin ("words") WHERE kind = 'document';
--> statement-breakpoint
CREATE INDEX "search_entry_others" ON "search_entry" USING gin ("words") WHERE kind <> 'document';
--> statement-breakpoint
CREATE INDEX "search_entry_newest" ON "search_entry" USING btree ("on_date" DESC NULLS LAST, "key") WHERE kind = 'document';
--> statement-breakpoint
CREATE INDEX "search_entry_by_code" ON "search_entry" USING btree ("code_key" collate "C");
--> statement-breakpoint
-- What becomes public by the clock, and no act: it is looked for by the first search after that.
CREATE TABLE "search_due" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "search_due_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
-- Words of titles and names, to find the one that a mistyped word is nearest to. One that nothing public has any more is offered to nobody.
CREATE TABLE "search_word" (
	"word" text PRIMARY KEY NOT NULL,
	"shown" text NOT NULL,
	"grams" text[] GENERATED ALWAYS AS (trigrams('  ' || word || ' ')) STORED NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_word_grams" ON "search_word" USING gin ("grams");
--> statement-breakpoint
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['search_entry', 'search_due', 'search_word'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY read_by_all ON %I FOR SELECT USING (true)', name);
    EXECUTE format('CREATE POLICY insert_with_an_act ON %I FOR INSERT WITH CHECK ((SELECT coalesce(current_setting(''app.scopes'', true), '''') <> ''''))', name);
    EXECUTE format('CREATE POLICY update_with_an_act ON %I FOR UPDATE USING ((SELECT coalesce(current_setting(''app.scopes'', true), '''') <> ''''))', name);
    EXECUTE format('CREATE POLICY delete_with_an_act ON %I FOR DELETE USING ((SELECT coalesce(current_setting(''app.scopes'', true), '''') <> ''''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Texts per language, one below the other; a null, of SQL or of JSON, has none.
CREATE FUNCTION words_joined(VARIADIC parts jsonb[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM (
    SELECT w.key, string_agg(w.value, E'\n' ORDER BY p.at) AS value FROM unnest(parts) WITH ORDINALITY p(words, at), jsonb_each_text(CASE WHEN jsonb_typeof(p.words) = 'object' THEN p.words ELSE '{}' END) w
    WHERE w.value <> '' GROUP BY w.key) joined
$$;
--> statement-breakpoint
-- What is public of each kind, by the keys given; the keys of sources in a remark are for the register. Each is read as the public reads it: without any scope, and with the condition said here too, since an owner may pass the walls.
CREATE FUNCTION public_conference(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT c.id::text, '/conferences/' || c.slug, c.title,
    regexp_replace(words_joined(VARIADIC ARRAY[c.theme, c.city, c.country, c.venue, c.date_note, c.note, c.organiser, c.financed_by, c.support]
      || coalesce((SELECT array_agg(a.title ORDER BY a.rank) FROM agenda_item a WHERE a.conference_id = c.id), '{}')
      || coalesce((SELECT array_agg(words_joined(s.speaker, s.office, s.on_behalf_of, s.gist) ORDER BY s.rank) FROM statement s WHERE s.conference_id = c.id), '{}'))::text,
      ' ?\([a-z]+(-[a-z0-9]+)+([,;] [a-z]+(-[a-z0-9]+)+)*\)', '', 'g')::jsonb,
    c.from_date, c.from_precision, NULL::text, NULL::timestamptz
  FROM conference c WHERE c.id = ANY (keys::uuid[]) AND c.stage <> 'planned' AND NOT c.exercise
$$;
--> statement-breakpoint
-- An outcome with its negotiated text, paragraph by paragraph.
CREATE FUNCTION public_outcome(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT o.id::text, '/outcomes/' || o.slug, o.title,
    words_joined(VARIADIC ARRAY[o.summary, o.note_words]
      || coalesce((SELECT array_agg(p.paragraph -> 'words' ORDER BY p.at) FROM outcome_text t, jsonb_array_elements(t.paragraphs) WITH ORDINALITY p(paragraph, at) WHERE t.outcome_id = o.id), '{}')),
    o.adopted_on, o.adopted_on_precision, NULL::text, NULL::timestamptz
  FROM outcome o WHERE o.id = ANY (keys::uuid[]) AND o.withdrawn_on IS NULL
    AND (o.conference_id IS NULL OR EXISTS (SELECT FROM conference c WHERE c.id = o.conference_id AND c.stage <> 'planned' AND NOT c.exercise))
$$;
--> statement-breakpoint
CREATE FUNCTION public_document(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT d.id::text, '/conferences/' || c.slug, d.title, '{}'::jsonb, d.released_on, 'day', d.symbol, NULL::timestamptz
  FROM released_document d JOIN conference c ON c.id = d.conference_id
  WHERE d.id = ANY (keys::uuid[]) AND d.withdrawn_on IS NULL AND c.stage <> 'planned' AND NOT c.exercise
$$;
--> statement-breakpoint
-- Words as they are read, without the notation of a release: numbers of notes, marks of quotations and lists.
CREATE FUNCTION words_unmarked(words jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(w.key, regexp_replace(regexp_replace(w.value, '\[\d{1,3}\]', '', 'g'), '(^|\n)(> ?|- )', '\1', 'g')), '{}')
  FROM jsonb_each_text(words) w
$$;
--> statement-breakpoint
-- A release to come is read as the secretariat reads it, to be kept until it is due.
CREATE FUNCTION public_news(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = 'system' AS $$
  SELECT n.id::text, '/news/' || n.slug, n.headline, words_unmarked(words_joined(nullif(to_jsonb(n) -> 'lead', 'null'), n.body)), n.date, 'day', to_jsonb(n) ->> 'number', (to_jsonb(n) ->> 'public_from')::timestamptz
  FROM news n WHERE n.id = ANY (keys::uuid[]) AND n.withdrawn_on IS NULL AND to_jsonb(n) ->> 'called_off_on' IS NULL
$$;
--> statement-breakpoint
-- A State by its name of today, with its formal and its former names.
CREATE FUNCTION public_state(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT s.iso3, '/states/' || s.iso3, n.title, n.body, NULL::date, NULL::text, s.iso3, NULL::timestamptz
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
CREATE FUNCTION public_organization(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT o.acronym, '/organizations/' || o.acronym, o.name, '{}'::jsonb, o.since, o.since_precision, o.acronym, NULL::timestamptz
  FROM organization o WHERE o.acronym = ANY (keys)
$$;
--> statement-breakpoint
CREATE FUNCTION public_body(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT b.key, '/bodies/' || b.key, b.name, CASE WHEN b.terms_of_reference IS NULL THEN '{}' ELSE jsonb_build_object('und', b.terms_of_reference) END,
    b.mandate_from, b.mandate_from_precision, b.code, NULL::timestamptz
  FROM body b WHERE b.key = ANY (keys)
$$;
--> statement-breakpoint
-- A term in an office: the office and who holds it, by the name of today.
CREATE FUNCTION public_term(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT t.id::text, CASE WHEN o.body IS NULL THEN '/chairmanship' ELSE '/bodies/' || o.body END,
    (SELECT jsonb_object_agg(l, words_in(o.name, l) || ': ' || participant_named(t.participant, l, today())) FROM jsonb_object_keys(o.name) l),
    '{}'::jsonb, coalesce(t.actual_from, t.nominal_from), CASE WHEN t.actual_from IS NULL THEN t.nominal_from_precision ELSE t.actual_from_precision END, NULL::text, NULL::timestamptz
  FROM chair_term t JOIN office o ON o.key = t.office WHERE t.id = ANY (keys::uuid[])
$$;
--> statement-breakpoint
-- Who serves the process: the parties of an arrangement, with its seat and who pays for it.
CREATE FUNCTION public_arrangement(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT a.id::text, '/secretariat', named.title, words_joined(a.seat, a.funding), coalesce(a.on_date, a.from_date), coalesce(a.on_precision, a.from_precision), NULL::text, NULL::timestamptz
  FROM secretariat_arrangement a CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(l, (SELECT string_agg(DISTINCT participant_named(p.participant, l, today()), ', ') FROM arrangement_party p WHERE p.arrangement_id = a.id)) AS title
    FROM process r, jsonb_object_keys(r.name) l) named
  WHERE a.id = ANY (keys::uuid[]) AND EXISTS (SELECT FROM arrangement_party p WHERE p.arrangement_id = a.id)
$$;
--> statement-breakpoint
-- What an outcome promises, and what was reported of it to the public.
CREATE FUNCTION public_commitment(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT m.id::text, '/commitments/' || m.id, m.words,
    words_joined(VARIADIC ARRAY[m.indicator] || coalesce((SELECT array_agg(r.words ORDER BY r.reported_at) FROM progress_report r WHERE r.commitment_id = m.id AND r.stage = 'published'), '{}')),
    m.due, m.due_precision, NULL::text, NULL::timestamptz
  FROM commitment m JOIN outcome o ON o.id = m.outcome_id
  WHERE m.id = ANY (keys::uuid[]) AND m.withdrawn_on IS NULL AND o.withdrawn_on IS NULL
    AND (o.conference_id IS NULL OR EXISTS (SELECT FROM conference c WHERE c.id = o.conference_id AND c.stage <> 'planned' AND NOT c.exercise))
$$;
--> statement-breakpoint
-- A source has its title as it was published: in Russian where it is written so, else taken for English.
CREATE FUNCTION public_source(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT s.key, '/sources/' || s.key, jsonb_build_object(w.language, s.title), jsonb_build_object(w.language, s.publisher), s.date, s.date_precision, s.key, NULL::timestamptz
  FROM source s, LATERAL (SELECT CASE WHEN s.title ~ '[а-яА-Я]' THEN 'ru' ELSE 'en' END AS language) w WHERE s.key = ANY (keys)
$$;
--> statement-breakpoint
-- Brings what may be found of these things up to what is public of them: only what differs is written.
CREATE FUNCTION search_refresh(wanted text, keys text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(keys), 0) = 0 THEN RETURN; END IF;
  EXECUTE format($q$
    WITH public_now AS MATERIALIZED (SELECT * FROM %I($1)),
    waiting AS MATERIALIZED (SELECT p.key, p.public_from FROM public_now p WHERE p.public_from > now()),
    gone AS (DELETE FROM search_entry e WHERE e.kind = $2 AND e.key = ANY ($1)
      AND NOT EXISTS (SELECT FROM public_now p WHERE p.key = e.key AND NOT EXISTS (SELECT FROM waiting w WHERE w.key = p.key))),
    not_due AS (DELETE FROM search_due d WHERE d.kind = $2 AND d.key = ANY ($1) AND NOT EXISTS (SELECT FROM waiting w WHERE w.key = d.key)),
    due AS (INSERT INTO search_due (kind, key, due_at) SELECT $2, w.key, w.public_from FROM waiting w ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at),
    changed AS MATERIALIZED (SELECT p.* FROM public_now p LEFT JOIN search_entry e ON e.kind = $2 AND e.key = p.key
      WHERE NOT EXISTS (SELECT FROM waiting w WHERE w.key = p.key)
        AND (e.key IS NULL OR (e.place, e.title, e.body, e.on_date, e.on_precision, e.code) IS DISTINCT FROM (p.place, p.title, p.body, p.on_date, p.on_precision, p.code))),
    words AS (INSERT INTO search_word (word, shown)
      SELECT DISTINCT ON (search_words(w)) search_words(w), w FROM changed c, jsonb_each_text(c.title) t, regexp_split_to_table(normalize(t.value, NFC), '[^[:alpha:]]+' COLLATE "und-x-icu") w
      WHERE length(search_words(w)) BETWEEN 3 AND 40 AND search_words(w) !~ '[ 0-9]' ORDER BY search_words(w), w ON CONFLICT DO NOTHING)
    INSERT INTO search_entry (kind, key, place, title, body, on_date, on_precision, code)
      SELECT $2, c.key, c.place, c.title, c.body, c.on_date, c.on_precision, c.code FROM changed c
      ON CONFLICT (kind, key) DO UPDATE SET place = excluded.place, title = excluded.title, body = excluded.body, on_date = excluded.on_date,
        on_precision = excluded.on_precision, code = excluded.code
  $q$, 'public_' || wanted) USING keys, wanted;
END $$;
--> statement-breakpoint
-- What has become public by the clock since the last act is found from now on. Called before a search; mostly it has nothing to do.
CREATE FUNCTION search_what_is_due() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE one record;
BEGIN
  FOR one IN SELECT kind, array_agg(key) AS keys FROM search_due WHERE due_at <= now() GROUP BY kind LOOP
    PERFORM search_refresh(one.kind, one.keys);
  END LOOP;
END $$;
--> statement-breakpoint
-- After rows of a table were written: each argument is a kind of thing and the column that has its key, or * for all there are of it.
CREATE FUNCTION search_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text; wanted text; part text; keys text[];
BEGIN
  FOREACH said IN ARRAY TG_ARGV LOOP
    wanted := split_part(said, ':', 1);
    part := split_part(said, ':', 2);
    IF part = '*' THEN SELECT array_agg(e.key) INTO keys FROM search_entry e WHERE e.kind = wanted;
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
    ('conference', ARRAY['conference:id', 'outcome:conference', 'document:conference', 'commitment:conference']),
    ('agenda_item', ARRAY['conference:conference_id']),
    ('statement', ARRAY['conference:conference_id']),
    ('outcome', ARRAY['outcome:id', 'commitment:outcome']),
    ('outcome_text', ARRAY['outcome:outcome_id']),
    ('released_document', ARRAY['document:id']),
    ('news', ARRAY['news:id']),
    ('state', ARRAY['state:iso3']),
    ('state_name', ARRAY['state:iso3', 'term:*', 'arrangement:*']),
    ('organization', ARRAY['organization:acronym', 'term:*', 'arrangement:*']),
    ('body', ARRAY['body:key']),
    ('office', ARRAY['term:*']),
    ('chair_term', ARRAY['term:id']),
    ('secretariat_arrangement', ARRAY['arrangement:id']),
    ('arrangement_party', ARRAY['arrangement:arrangement_id']),
    ('commitment', ARRAY['commitment:id']),
    ('progress_report', ARRAY['commitment:commitment_id']),
    ('source', ARRAY['source:key'])) f(of, arguments)
  LOOP
    FOR event IN SELECT * FROM (VALUES ('insert', 'NEW'), ('update', 'NEW'), ('delete', 'OLD')) e(name, rows) LOOP
      EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows(%s)',
        'search_follows_' || event.name, event.name, follows.of, event.rows, (SELECT string_agg(quote_literal(a), ', ') FROM unnest(follows.arguments) a));
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- The newest documents that are found, where there are more than can be weighed: walked by their dates, since to gather all that have a common word takes long.
CREATE FUNCTION search_newest(query tsquery, most integer) RETURNS SETOF search_entry LANGUAGE sql STABLE SET enable_bitmapscan = off SET enable_seqscan = off SET enable_sort = off AS $$
  SELECT e.* FROM search_entry e WHERE e.kind = 'document' AND e.words @@ query ORDER BY e.on_date DESC NULLS LAST, e.key LIMIT most
$$;
--> statement-breakpoint
-- Has anything public this word? The query is made once, and looked up in the indexes.
CREATE FUNCTION search_has(given text) RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE query tsquery := search_query(given);
BEGIN
  RETURN EXISTS (SELECT FROM search_entry e WHERE e.kind <> 'document' AND e.words @@ query)
    OR EXISTS (SELECT FROM search_entry e WHERE e.kind = 'document' AND e.words @@ query);
END $$;
--> statement-breakpoint
-- The word nearest to one that nothing has, by the threes of letters that they share, of those that something public has; null where none is near.
CREATE FUNCTION search_nearest(given text) RETURNS text LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE near record; sought text[] := trigrams('  ' || search_words(given) || ' ');
BEGIN
  FOR near IN SELECT n.word, n.shown FROM (
      SELECT w.word, w.shown, (s.both::real / (cardinality(w.grams) + cardinality(sought) - s.both))::real AS nearness
      FROM search_word w CROSS JOIN LATERAL (SELECT count(*) AS both FROM unnest(w.grams) x WHERE x = ANY (sought)) s
      WHERE w.grams && sought) n
    WHERE n.nearness >= 0.3 ORDER BY n.nearness DESC, n.word LIMIT 5
  LOOP
    IF search_has(near.word) THEN RETURN near.shown; END IF;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_what_is_due() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_what_is_due() TO portal_app;
--> statement-breakpoint
-- What is public already.
SELECT set_config('app.scopes', 'system', true);
--> statement-breakpoint
DO $$ BEGIN
  PERFORM search_refresh('conference', (SELECT array_agg(id::text) FROM conference));
  PERFORM search_refresh('outcome', (SELECT array_agg(id::text) FROM outcome));
  PERFORM search_refresh('document', (SELECT array_agg(id::text) FROM released_document));
  PERFORM search_refresh('news', (SELECT array_agg(id::text) FROM news));
  PERFORM search_refresh('state', (SELECT array_agg(iso3) FROM state));
  PERFORM search_refresh('organization', (SELECT array_agg(acronym) FROM organization));
  PERFORM search_refresh('body', (SELECT array_agg(key) FROM body));
  PERFORM search_refresh('term', (SELECT array_agg(id::text) FROM chair_term));
  PERFORM search_refresh('arrangement', (SELECT array_agg(id::text) FROM secretariat_arrangement));
  PERFORM search_refresh('commitment', (SELECT array_agg(id::text) FROM commitment));
  PERFORM search_refresh('source', (SELECT array_agg(key) FROM source));
END $$;
--> statement-breakpoint
SELECT set_config('app.scopes', '', true);
