CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- First day after the span that a precision names: the next day, month or year.
CREATE FUNCTION span_end(at date, at_precision text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE at_precision
  WHEN 'year' THEN (at + interval '1 year')::date
  WHEN 'month' THEN (at + interval '1 month')::date
  ELSE at + 1
END;
--> statement-breakpoint
-- The days surely inside [from, to), whatever day of its span each bound really is; empty when none is sure.
CREATE FUNCTION certain_range(from_at date, from_at_precision text, to_at date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN from_at IS NOT NULL AND to_at IS NOT NULL AND span_end(from_at, from_at_precision) - 1 >= to_at THEN 'empty'::daterange
  ELSE daterange(CASE WHEN from_at IS NULL THEN NULL ELSE span_end(from_at, from_at_precision) - 1 END, to_at, '[)')
END;
--> statement-breakpoint
-- The days that may be inside: an end of month or year precision may be as late as the last day of its span.
CREATE FUNCTION possible_range(from_at date, to_at date, to_at_precision text) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN daterange(from_at, CASE
  WHEN to_at IS NULL THEN NULL
  WHEN to_at_precision = 'day' THEN greatest(to_at, coalesce(from_at, to_at))
  ELSE greatest(span_end(to_at, to_at_precision), coalesce(from_at, to_at))
END, '[)');
--> statement-breakpoint
-- Words in a language, else in English, else in whatever there is.
CREATE FUNCTION words_in(words jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(words ->> language, words ->> 'en', (SELECT value FROM jsonb_each_text(words) LIMIT 1));
--> statement-breakpoint
-- Which language words_in answers in.
CREATE FUNCTION language_in(words jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN words ? language THEN language WHEN words ? 'en' THEN 'en' ELSE (SELECT key FROM jsonb_each_text(words) LIMIT 1) END;
--> statement-breakpoint
-- A date with its precision as views carry it, or null.
CREATE FUNCTION partial_json(at date, at_precision text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN at IS NULL THEN NULL ELSE json_build_object('date', at, 'precision', coalesce(at_precision, 'day')) END;
