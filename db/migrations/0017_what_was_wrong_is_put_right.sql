-- What was recorded wrongly is put right by an act of its own; where it had been public a dated notice stands in its place.
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"noun" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"about" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"was_public" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "correction_kind_known" CHECK ("kind" in ('corrected', 'annulled', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX "correction_about" ON "correction" USING btree ("noun","about");
--> statement-breakpoint
CREATE INDEX "correction_of" ON "correction" USING btree ("subject_id");
--> statement-breakpoint
ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE correction FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What had never been public is the secretariat's own; nobody changes or removes a notice.
CREATE POLICY read_when_public ON correction FOR SELECT USING (was_public OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON correction FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT ON correction TO portal_app;
--> statement-breakpoint
-- The corrections of all things of a noun that a page is about, the latest first, with the names of the participants that they speak of.
CREATE FUNCTION corrections_json(wanted_noun text, wanted_about text, language text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'reason', c.reason, 'before', c.before, 'after', c.after,
    'public', c.was_public, 'on', (c.created_at AT TIME ZONE coalesce((SELECT p.zone FROM process p), 'UTC'))::date,
    'names', (SELECT coalesce(json_object_agg(k.key, participant_named(k.key, language, today())), '{}') FROM participant k
      WHERE position('"' || k.key || '"' IN coalesce(c.before::text, '') || coalesce(c.after::text, '')) > 0)) ORDER BY c.created_at DESC, c.id)
  FROM correction c WHERE c.noun = wanted_noun AND c.about = wanted_about
), '[]'::json);
--> statement-breakpoint
-- What is annulled leaves the table of its noun: what it said stands in its correction and in the record.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['membership_period', 'chair_term', 'secretariat_arrangement', 'agenda_item', 'conference',
    'conference_participant', 'claim'] LOOP
    EXECUTE format('CREATE POLICY annul_by_secretariat ON %I FOR DELETE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT DELETE ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Words of the process itself.
CREATE TABLE "process_term" (
	"vocabulary" text NOT NULL,
	"key" text NOT NULL,
	"means" text,
	"name" jsonb NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "process_term_vocabulary_key_pk" PRIMARY KEY("vocabulary","key"),
	CONSTRAINT "process_term_vocabulary_known" CHECK ("vocabulary" in ('status', 'outcome-kind', 'office-name', 'nature'))
);
--> statement-breakpoint
ALTER TABLE process_term ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE process_term FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_all ON process_term FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON process_term FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON process_term FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON process_term TO portal_app;
--> statement-breakpoint
-- A word of the process in a language; null where it has none of its own.
CREATE FUNCTION process_word(wanted_vocabulary text, wanted_key text, language text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT words_in(t.name, language) FROM process_term t WHERE t.vocabulary = wanted_vocabulary AND t.key = wanted_key);
