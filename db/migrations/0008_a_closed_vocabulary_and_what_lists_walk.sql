-- The office's order of symbols, as a text that sorts by its bytes: lib/document/rules.ts says the same (compareSymbols), and a test holds both together.
CREATE FUNCTION symbol_key(symbol text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce((
    SELECT concat(f[1], ' ', f[2], ' ', lpad(coalesce(f[3], f[4]), 4, '0'), ' ',
      coalesce(array_position(ARRAY['L', 'INF', 'CRP', 'WP', 'R'], f[5]), 0), lpad(f[6], 4, '0'),
      (SELECT string_agg(concat(array_position(ARRAY['Add', 'Corr', 'Rev'], s.g[1]), lpad(s.g[2], 3, '0')), '' ORDER BY s.at)
        FROM regexp_matches(f[7], '/(Rev|Add|Corr)\.(\d+)', 'g') WITH ORDINALITY s(g, at)))
    FROM regexp_match(symbol,
      '^([A-Z][A-Z0-9-]{0,11})/([A-Z]{1,6})(?:\.([1-9]\d{0,2})|/([12]\d{3}))/(?:(L|INF|CRP|WP|R)\.)?([1-9]\d{0,3})((?:/(?:Rev|Add|Corr)\.[1-9]\d{0,2})*)$') f
    WHERE f IS NOT NULL
  ), '~' || symbol)
$$;
--> statement-breakpoint
-- A symbol without its last Rev., and the number of that Rev., 0 without one: of one series the highest revision replaces those before it.
CREATE FUNCTION symbol_series(symbol text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(symbol, '/Rev\.[1-9]\d{0,2}$', '');
--> statement-breakpoint
CREATE FUNCTION symbol_revision(symbol text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN coalesce((regexp_match(symbol, '/Rev\.([1-9]\d{0,2})$'))[1]::integer, 0);
--> statement-breakpoint
-- A text as searches compare it: letters small and without their marks, however they were composed; any run of spaces is one. What is
-- typed and what is kept go through it alike.
CREATE FUNCTION search_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(regexp_replace(
  lower(normalize(given, NFKD) COLLATE "und-x-icu"), '[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]', '', 'g'), '\s+', ' ', 'g'));
--> statement-breakpoint
-- Words in every language that has them.
CREATE FUNCTION words_all(words jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(string_agg(value, ' ' ORDER BY key), '') FROM jsonb_each_text(words)
$$;
--> statement-breakpoint
-- Every three characters that follow one another: what an index needs to find a part of a text, in any script. pg_trgm knows letters by
-- the database's locale, and in one of the locale C it has none for Cyrillic.
CREATE FUNCTION trigrams(given text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT substr(given, at, 3)), '{}') FROM generate_series(1, length(given) - 2) at
$$;
--> statement-breakpoint
-- The instant that an entry of the record bears, written YYYY-MM-DDTHH:MM:SS.ssssssZ.
CREATE FUNCTION instant_of(given text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN make_timestamp(substr(given, 1, 4)::int, substr(given, 6, 2)::int, substr(given, 9, 2)::int, substr(given, 12, 2)::int,
  substr(given, 15, 2)::int, rtrim(substr(given, 18), 'Z')::double precision) AT TIME ZONE 'UTC';
--> statement-breakpoint
DROP INDEX "document_by_conference";
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "symbol_key" text GENERATED ALWAYS AS (symbol_key(symbol)) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "series" text GENERATED ALWAYS AS (symbol_series(symbol)) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "revision" integer GENERATED ALWAYS AS (symbol_revision(symbol)) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "symbol_key" text GENERATED ALWAYS AS (symbol_key(symbol)) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "series" text GENERATED ALWAYS AS (symbol_series(symbol)) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "revision" integer GENERATED ALWAYS AS (symbol_revision(symbol)) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "searched" text GENERATED ALWAYS AS (search_text(symbol || ' ' || words_all(title))) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "audit_record" ADD COLUMN "account_id" text GENERATED ALWAYS AS (entry::jsonb ->> 'account') STORED;
--> statement-breakpoint
ALTER TABLE "audit_record" ADD COLUMN "at" timestamp with time zone GENERATED ALWAYS AS (instant_of(entry::jsonb ->> 'at')) STORED;
--> statement-breakpoint
CREATE INDEX "account_by_iso3" ON "account" USING btree ("iso3");
--> statement-breakpoint
CREATE INDEX "account_by_acronym" ON "account" USING btree ("acronym");
--> statement-breakpoint
CREATE INDEX "chair_term_by_state" ON "chair_term" USING btree ("iso3");
--> statement-breakpoint
CREATE INDEX "chair_term_by_conference" ON "chair_term" USING btree ("hand_over_conference");
--> statement-breakpoint
CREATE INDEX "chair_term_by_source" ON "chair_term" USING btree ("source");
--> statement-breakpoint
CREATE INDEX "conference_by_date" ON "conference" USING btree ("from_date","id");
--> statement-breakpoint
CREATE INDEX "conference_by_stage" ON "conference" USING btree ("stage");
--> statement-breakpoint
CREATE INDEX "conference_by_host" ON "conference" USING btree ("host");
--> statement-breakpoint
CREATE INDEX "conference_by_source" ON "conference" USING btree ("source");
--> statement-breakpoint
CREATE INDEX "conferences_of_participant" ON "conference_participant" USING btree ("participant");
--> statement-breakpoint
CREATE INDEX "document_by_agenda_item" ON "document" USING btree ("agenda_item_id");
--> statement-breakpoint
CREATE INDEX "document_by_delegation" ON "document" USING btree ("delegation");
--> statement-breakpoint
CREATE INDEX "document_of_conference" ON "document" USING btree ("conference_id","stage","access","delegation");
--> statement-breakpoint
-- All that its policy looks at: documents are counted from it alone.
CREATE INDEX "document_by_access" ON "document" USING btree ("stage","access","delegation");
--> statement-breakpoint
CREATE INDEX "document_by_issue" ON "document" USING btree ("stage","issued_at");
--> statement-breakpoint
CREATE INDEX "document_by_symbol" ON "document" USING btree ("symbol" collate "C");
--> statement-breakpoint
CREATE INDEX "document_in_series" ON "document" USING btree ("series","revision");
--> statement-breakpoint
CREATE INDEX "released_in_order" ON "released_document" USING btree ("symbol_key" collate "C");
--> statement-breakpoint
CREATE INDEX "released_by_conference" ON "released_document" USING btree ("conference_id","symbol_key" collate "C");
--> statement-breakpoint
CREATE INDEX "released_in_series" ON "released_document" USING btree ("series","revision");
--> statement-breakpoint
CREATE INDEX "released_searched" ON "released_document" USING gin (trigrams("searched"));
--> statement-breakpoint
CREATE INDEX "released_version_of" ON "released_version" USING btree ("released_id");
--> statement-breakpoint
CREATE INDEX "membership_by_state" ON "membership_period" USING btree ("iso3");
--> statement-breakpoint
CREATE INDEX "membership_by_organization" ON "membership_period" USING btree ("acronym");
--> statement-breakpoint
CREATE INDEX "membership_by_source" ON "membership_period" USING btree ("source");
--> statement-breakpoint
CREATE INDEX "news_by_date" ON "news" USING btree ("date","created_at");
--> statement-breakpoint
CREATE INDEX "news_by_conference" ON "news" USING btree ("conference_id");
--> statement-breakpoint
CREATE INDEX "outcome_by_date" ON "outcome" USING btree ("adopted_on","created_at");
--> statement-breakpoint
CREATE INDEX "outcome_by_conference" ON "outcome" USING btree ("conference_id");
--> statement-breakpoint
CREATE INDEX "outcome_by_released" ON "outcome" USING btree ("released_id");
--> statement-breakpoint
CREATE INDEX "outcome_by_source" ON "outcome" USING btree ("source");
--> statement-breakpoint
CREATE INDEX "record_by_act" ON "audit_record" USING btree ("act","seq");
--> statement-breakpoint
CREATE INDEX "record_by_subject" ON "audit_record" USING btree ("noun","subject_id","seq");
--> statement-breakpoint
CREATE INDEX "record_by_id" ON "audit_record" USING btree ("subject_id","seq");
--> statement-breakpoint
CREATE INDEX "record_by_account" ON "audit_record" USING btree ("account_id","seq");
--> statement-breakpoint
CREATE INDEX "record_by_time" ON "audit_record" USING btree ("at","seq");
--> statement-breakpoint
CREATE INDEX "arrangement_by_host" ON "secretariat_arrangement" USING btree ("host");
--> statement-breakpoint
CREATE INDEX "arrangement_by_source" ON "secretariat_arrangement" USING btree ("source");
--> statement-breakpoint
CREATE INDEX "claim_by_source" ON "claim" USING btree ("source");
--> statement-breakpoint
CREATE INDEX "state_name_of" ON "state_name" USING btree ("iso3");
--> statement-breakpoint
CREATE INDEX "document_by_conference" ON "document" USING btree ("conference_id","symbol_key" collate "C");
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_role_known" CHECK ("account"."role" in ('delegate', 'head-of-delegation', 'national-coordinator', 'observer', 'chair', 'secretariat', 'administrator'));
--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_stage_known" CHECK ("chair_term"."stage" in ('offered', 'designated', 'incumbent', 'completed', 'declined'));
--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_nominal_from_precision_known" CHECK ("chair_term"."nominal_from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_nominal_to_precision_known" CHECK ("chair_term"."nominal_to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_actual_from_precision_known" CHECK ("chair_term"."actual_from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_actual_to_precision_known" CHECK ("chair_term"."actual_to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_mode_known" CHECK ("conference"."mode" in ('in-person', 'online', 'hybrid'));
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_stage_known" CHECK ("conference"."stage" in ('planned', 'announced', 'open', 'closed', 'cancelled'));
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_from_precision_known" CHECK ("conference"."from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_to_precision_known" CHECK ("conference"."to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_distribution_known" CHECK ("document"."distribution" in ('general', 'limited', 'restricted'));
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_access_known" CHECK ("document"."access" in ('public', 'participants', 'members', 'delegation', 'secretariat'));
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_stage_known" CHECK ("document"."stage" in ('draft', 'under-review', 'cleared', 'issued', 'superseded', 'withdrawn'));
--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_kind_known" CHECK ("language_version"."kind" in ('original', 'official', 'unofficial', 'machine'));
--> statement-breakpoint
ALTER TABLE "released_document" ADD CONSTRAINT "released_document_distribution_known" CHECK ("released_document"."distribution" in ('general', 'limited', 'restricted'));
--> statement-breakpoint
ALTER TABLE "released_version" ADD CONSTRAINT "released_version_kind_known" CHECK ("released_version"."kind" in ('original', 'official', 'unofficial', 'machine'));
--> statement-breakpoint
ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_status_known" CHECK ("membership_period"."status" in ('applicant', 'invited', 'observer', 'member', 'suspended', 'withdrawn'));
--> statement-breakpoint
ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_from_precision_known" CHECK ("membership_period"."from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_to_precision_known" CHECK ("membership_period"."to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_kind_known" CHECK ("outcome"."kind" in ('declaration', 'action-plan', 'framework', 'decision', 'modalities', 'communique', 'chairs-summary', 'report', 'other'));
--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_adopted_on_precision_known" CHECK ("outcome"."adopted_on_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "process" ADD CONSTRAINT "process_launched_precision_known" CHECK ("process"."launched_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_kind_known" CHECK ("secretariat_arrangement"."kind" in ('permanent', 'chair-as-secretariat', 'support-unit'));
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_stage_known" CHECK ("secretariat_arrangement"."stage" in ('offered', 'accepted', 'agreement-signed', 'in-force', 'terminated'));
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_on_precision_known" CHECK ("secretariat_arrangement"."on_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_noun_known" CHECK ("claim"."noun" in ('process', 'membership', 'term', 'arrangement', 'conference', 'outcome'));
--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_kind_known" CHECK ("claim"."kind" in ('nominal', 'actual'));
--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_date_precision_known" CHECK ("source"."date_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_role_known" CHECK ("organization"."role" in ('observer', 'partner', 'support-unit'));
--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_since_precision_known" CHECK ("organization"."since_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
-- The same rule as before: the secretariat, which sees all, is asked about once for a statement and not once for each of its rows.
ALTER POLICY read_in_scope ON document USING (
  (SELECT in_scope('secretariat', 'system'))
  OR (stage IN ('issued', 'superseded') AND (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN access IN ('public', 'participants') THEN ARRAY['participants']
    WHEN access = 'members' THEN ARRAY['members']
    WHEN access = 'delegation' AND acts_for(delegation) THEN ARRAY['participants']
    ELSE ARRAY[]::text[]
  END)
);
