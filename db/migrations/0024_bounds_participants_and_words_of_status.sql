-- A bound of a period may be a date, no later than one, no earlier than one, or a day nobody knows (docs/decisions/036).
ALTER TABLE membership_period ADD COLUMN from_bound text NOT NULL DEFAULT 'at', ADD COLUMN to_bound text NOT NULL DEFAULT 'at';
--> statement-breakpoint
ALTER TABLE chair_term
  ADD COLUMN nominal_from_bound text NOT NULL DEFAULT 'at', ADD COLUMN nominal_to_bound text NOT NULL DEFAULT 'at',
  ADD COLUMN actual_from_bound text NOT NULL DEFAULT 'at', ADD COLUMN actual_to_bound text NOT NULL DEFAULT 'at';
--> statement-breakpoint
DO $$ DECLARE at record; BEGIN
  FOR at IN SELECT * FROM (VALUES ('membership_period', 'from'), ('membership_period', 'to'), ('chair_term', 'nominal_from'), ('chair_term', 'nominal_to'),
    ('chair_term', 'actual_from'), ('chair_term', 'actual_to')) v(of, bound) LOOP
    EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I CHECK (%3$I IN (''at'', ''not-later'', ''not-earlier'', ''unknown''))',
      at.of, at.of || '_' || at.bound || '_bound_known', at.bound || '_bound');
    EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I CHECK (%3$I IN (''at'', ''unknown'') OR %4$I IS NOT NULL)',
      at.of, at.of || '_' || at.bound || '_bound_dated', at.bound || '_bound', CASE at.of WHEN 'chair_term' THEN at.bound ELSE at.bound || '_date' END);
  END LOOP;
END $$;
--> statement-breakpoint
-- A term that was completed, and of which no end is recorded, did end.
UPDATE chair_term SET actual_to_bound = 'unknown' WHERE stage = 'completed' AND actual_to IS NULL;
--> statement-breakpoint
-- The days surely inside [from, to), whatever day each bound really is; empty when none is sure. Where nobody knows the end, or only a day
-- that it is no later than, those are of the span of the beginning alone. lib/time/period.ts says the same, and a test holds both together.
CREATE FUNCTION certain_range(from_at date, from_at_precision text, from_bound text, to_at date, to_at_precision text, to_bound text)
RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN from_bound = 'not-earlier' THEN 'empty'::daterange
  WHEN to_bound = 'unknown' THEN CASE WHEN from_at IS NULL THEN 'empty'::daterange
    ELSE daterange(span_end(from_at, from_at_precision) - 1, span_end(from_at, from_at_precision), '[)') END
  WHEN to_bound = 'not-later' THEN CASE
    WHEN span_end(from_at, from_at_precision) <= CASE to_at_precision WHEN 'day' THEN to_at ELSE span_end(to_at, to_at_precision) END
    THEN daterange(span_end(from_at, from_at_precision) - 1, span_end(from_at, from_at_precision), '[)') ELSE 'empty'::daterange END
  WHEN from_at IS NOT NULL AND to_at IS NOT NULL AND span_end(from_at, from_at_precision) - 1 >= to_at THEN 'empty'::daterange
  ELSE daterange(CASE WHEN from_at IS NULL THEN NULL ELSE span_end(from_at, from_at_precision) - 1 END, to_at, '[)')
END;
--> statement-breakpoint
-- The days that may be inside: an end of month or year precision may be as late as the last day of its span.
CREATE FUNCTION possible_range(from_at date, from_bound text, to_at date, to_at_precision text, to_bound text)
RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN daterange(CASE from_bound WHEN 'not-later' THEN NULL ELSE from_at END, CASE
  WHEN to_at IS NULL OR to_bound = 'not-earlier' THEN NULL
  WHEN from_bound = 'not-later' THEN CASE to_at_precision WHEN 'day' THEN to_at ELSE span_end(to_at, to_at_precision) END
  ELSE greatest(CASE to_at_precision WHEN 'day' THEN to_at ELSE span_end(to_at, to_at_precision) END, coalesce(from_at, to_at))
END, '[)');
--> statement-breakpoint
ALTER TABLE membership_period DROP CONSTRAINT membership_no_overlap, DROP COLUMN certain, DROP COLUMN possible;
--> statement-breakpoint
ALTER TABLE membership_period
  ADD COLUMN certain daterange NOT NULL GENERATED ALWAYS AS (certain_range(from_date, from_precision, from_bound, to_date, to_precision, to_bound)) STORED,
  ADD COLUMN possible daterange NOT NULL GENERATED ALWAYS AS (possible_range(from_date, from_bound, to_date, to_precision, to_bound)) STORED;
--> statement-breakpoint
ALTER TABLE membership_period ADD CONSTRAINT membership_no_overlap EXCLUDE USING gist (participant WITH =, certain WITH &&);
--> statement-breakpoint
ALTER TABLE chair_term DROP CONSTRAINT chair_term_actual_no_overlap, DROP CONSTRAINT chair_term_nominal_no_overlap,
  DROP COLUMN actual_certain, DROP COLUMN nominal_certain, DROP COLUMN possible;
--> statement-breakpoint
ALTER TABLE chair_term
  ADD COLUMN actual_certain daterange GENERATED ALWAYS AS (CASE WHEN actual_from IS NULL THEN 'empty'::daterange
    ELSE certain_range(actual_from, actual_from_precision, actual_from_bound, actual_to, actual_to_precision, actual_to_bound) END) STORED,
  ADD COLUMN nominal_certain daterange GENERATED ALWAYS AS (CASE WHEN nominal_from IS NULL THEN 'empty'::daterange
    ELSE certain_range(nominal_from, nominal_from_precision, nominal_from_bound, nominal_to, nominal_to_precision, nominal_to_bound) END) STORED,
  ADD COLUMN possible daterange GENERATED ALWAYS AS (CASE WHEN actual_from IS NULL THEN 'empty'::daterange
    ELSE possible_range(actual_from, actual_from_bound, actual_to, actual_to_precision, actual_to_bound) END) STORED;
--> statement-breakpoint
ALTER TABLE chair_term ADD CONSTRAINT chair_term_actual_no_overlap EXCLUDE USING gist (office WITH =, seat WITH =, actual_certain WITH &&) WHERE (stage IN ('incumbent', 'completed'));
--> statement-breakpoint
ALTER TABLE chair_term ADD CONSTRAINT chair_term_nominal_no_overlap EXCLUDE USING gist (office WITH =, seat WITH =, nominal_certain WITH &&) WHERE (stage IN ('designated', 'incumbent'));
--> statement-breakpoint
ALTER TABLE body_member DROP CONSTRAINT body_member_no_overlap, DROP COLUMN certain, DROP COLUMN possible;
--> statement-breakpoint
ALTER TABLE body_member
  ADD COLUMN certain daterange NOT NULL GENERATED ALWAYS AS (certain_range(from_date, from_precision, 'at', to_date, to_precision, 'at')) STORED,
  ADD COLUMN possible daterange NOT NULL GENERATED ALWAYS AS (possible_range(from_date, 'at', to_date, to_precision, 'at')) STORED;
--> statement-breakpoint
ALTER TABLE body_member ADD CONSTRAINT body_member_no_overlap EXCLUDE USING gist (body WITH =, participant WITH =, certain WITH &&);
--> statement-breakpoint
DROP FUNCTION certain_range(date, text, date);
--> statement-breakpoint
DROP FUNCTION possible_range(date, date, text);
--> statement-breakpoint
-- A bound as views carry it: null, 'unknown', or a date with its precision and, where it is not the day itself, its kind.
CREATE FUNCTION bound_json(at date, at_precision text, bound text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
  WHEN bound = 'unknown' THEN '"unknown"'::json
  WHEN at IS NULL THEN NULL
  WHEN bound = 'at' THEN json_build_object('date', at, 'precision', coalesce(at_precision, 'day'))
  ELSE json_build_object('date', at, 'precision', coalesce(at_precision, 'day'), 'bound', bound) END;
--> statement-breakpoint
-- The beginning by which periods that may hold on a day are told apart: one only known to have been by a later day says nothing of when it was.
CREATE FUNCTION begun_by(from_at date, from_bound text, day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN from_bound = 'not-later' AND day < from_at THEN NULL ELSE from_at END;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION membership_on(day date) RETURNS TABLE (participant text, id uuid, status text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (m.participant) m.participant, m.id, m.status, m.from_date IS NOT NULL AND m.certain @> day
  FROM membership_period m WHERE m.possible @> day
    -- An end that is not known is at the latest where the next certain period begins.
    AND NOT (m.to_bound IN ('unknown', 'not-earlier') AND EXISTS (SELECT FROM membership_period n WHERE n.participant = m.participant
      AND n.from_date > coalesce(m.from_date, '-infinity') AND lower(n.certain) <= day))
  ORDER BY m.participant, m.from_date IS NOT NULL AND m.certain @> day DESC, begun_by(m.from_date, m.from_bound, day) DESC NULLS LAST,
    m.to_date DESC NULLS FIRST, m.created_at DESC, m.id
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION incumbent_on(day date) RETURNS TABLE (office text, id uuid, participant text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (t.office, t.seat) t.office, t.id, t.participant, t.actual_certain @> day
  FROM chair_term t WHERE t.stage IN ('incumbent', 'completed') AND t.actual_from IS NOT NULL AND t.possible @> day
    AND NOT (t.actual_to_bound IN ('unknown', 'not-earlier') AND EXISTS (SELECT FROM chair_term n WHERE n.office = t.office AND n.seat = t.seat
      AND n.stage IN ('incumbent', 'completed') AND n.actual_from > t.actual_from AND lower(n.actual_certain) <= day))
  ORDER BY t.office, t.seat, t.actual_certain @> day DESC, begun_by(t.actual_from, t.actual_from_bound, day) DESC NULLS LAST,
    t.actual_to DESC NULLS FIRST, t.created_at DESC, t.id
$$;
--> statement-breakpoint
-- Do two values of a claim say the same? One may be less precise; a date agrees with a bound it keeps ([..2011-04], [2023-03-28..]), and a day
-- not known with any. lib/source/rules.ts says the same (agree), and a test holds both together.
CREATE FUNCTION values_agree(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN a = b OR starts_with(a, b || '-') OR starts_with(b, a || '-') OR a = 'unknown' OR b = 'unknown' OR coalesce((
  WITH bound AS (SELECT array_agg(d.text ORDER BY d.at) AS text, bool_or(v.value LIKE '[%') AS is_bound, bool_and(d.text IS NOT NULL) AS is_date,
      array_agg(v.value LIKE '[..%' ORDER BY d.at) AS no_first, array_agg(v.value LIKE '%..]' ORDER BY d.at) AS no_last
    FROM (VALUES (1, a), (2, b)) v(at, value)
      CROSS JOIN LATERAL (SELECT v.at, (regexp_match(v.value, '^\[?(?:\.\.)?(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\.\.)?\]?$'))[1] AS text) d)
  SELECT is_bound AND is_date
    AND (no_first[1] OR no_last[2] OR left(text[1], least(length(text[1]), length(text[2]))) <= left(text[2], least(length(text[1]), length(text[2]))))
    AND (no_first[2] OR no_last[1] OR left(text[2], least(length(text[1]), length(text[2]))) <= left(text[1], least(length(text[1]), length(text[2]))))
  FROM bound), false);
--> statement-breakpoint
-- An organization that supports or observes the process took part without a period of its own: its period is recorded, and rights follow it alone.
INSERT INTO membership_period (acronym, status, from_date, from_precision, source, instrument, note)
SELECT o.acronym, 'observer', o.since, CASE WHEN o.since IS NOT NULL THEN coalesce(o.since_precision, 'day') END,
  (SELECT s.key FROM source s WHERE s.key = o.source),
  CASE WHEN NOT EXISTS (SELECT FROM source s WHERE s.key = o.source) THEN 'Listed in the process file' END, o.note
FROM organization o
WHERE o.role IN ('support-unit', 'observer') AND NOT EXISTS (SELECT FROM membership_period m WHERE m.acronym = o.acronym);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION participation_on(day date) RETURNS TABLE (participant text, status text) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.key, m.status FROM participant p LEFT JOIN membership_on(day) m ON m.participant = p.key
$$;
--> statement-breakpoint
-- The process's own word for a status, where it has several for one.
ALTER TABLE membership_period ADD COLUMN word text;
--> statement-breakpoint
-- A status in the process's own word: the period's own, else the first that means it; null where the process has none.
CREATE FUNCTION status_word(status text, word text, language text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(process_word('status', word, language),
  (SELECT words_in(t.name, language) FROM process_term t WHERE t.vocabulary = 'status' AND t.means = status ORDER BY t.rank, t.key LIMIT 1));
--> statement-breakpoint
-- How many accounts act for a participant: whose rights follow when its status changes. The secretariat, which keeps no accounts, may know the number.
CREATE FUNCTION accounts_acting_for(wanted text) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT count(*)::integer FROM account a WHERE a.participant = wanted AND a.active
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION accounts_acting_for(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION accounts_acting_for(text) TO portal_app;
