-- Meetings to come, postponed and cancelled, as what they are; words of a meeting in each language; who hosts, chairs and observes.
SELECT set_config('app.scopes', 'secretariat,administrator,system', true);
--> statement-breakpoint
-- What stood in one language is put under it: Cyrillic letters are Russian, others English.
CREATE FUNCTION pg_temp.in_its_language(line text) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN CASE WHEN line IS NULL OR line = '' THEN NULL
  WHEN line ~ '[А-Яа-яЁё]' THEN jsonb_build_object('ru', line) ELSE jsonb_build_object('en', line) END;
--> statement-breakpoint
ALTER TABLE "conference" ALTER COLUMN "venue" TYPE jsonb USING pg_temp.in_its_language("venue");
--> statement-breakpoint
ALTER TABLE "conference" ALTER COLUMN "organiser" TYPE jsonb USING pg_temp.in_its_language("organiser");
--> statement-breakpoint
ALTER TABLE "conference" ALTER COLUMN "financed_by" TYPE jsonb USING pg_temp.in_its_language("financed_by");
--> statement-breakpoint
ALTER TABLE "conference" ALTER COLUMN "theme" TYPE jsonb USING pg_temp.in_its_language("theme");
--> statement-breakpoint
ALTER TABLE "conference" ALTER COLUMN "note" TYPE jsonb USING pg_temp.in_its_language("note");
--> statement-breakpoint
-- Supporters are a list, one a line.
ALTER TABLE "conference" ALTER COLUMN "support" DROP NOT NULL, ALTER COLUMN "support" DROP DEFAULT;
--> statement-breakpoint
UPDATE "conference" SET "support" = (SELECT pg_temp.in_its_language(string_agg(line, E'\n' ORDER BY at))
  FROM jsonb_array_elements_text("support") WITH ORDINALITY l(line, at));
--> statement-breakpoint
ALTER TABLE "conference"
  ADD COLUMN "country" jsonb,
  ADD COLUMN "date_note" jsonb,
  ADD COLUMN "confidentiality" jsonb,
  ADD COLUMN "opens_at" text,
  ADD COLUMN "date_open" boolean DEFAULT false NOT NULL,
  ADD COLUMN "former_days" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "conference" DROP CONSTRAINT "conference_stage_known";
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_stage_known" CHECK ("conference"."stage" in ('planned', 'announced', 'postponed', 'open', 'closed', 'cancelled'));
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_date_open_known" CHECK (not "conference"."date_open" or "conference"."stage" in ('postponed', 'cancelled'));
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_opens_at_of_a_clock" CHECK ("conference"."opens_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
--> statement-breakpoint
ALTER TABLE "conference_participant"
  ADD COLUMN "hosts" boolean DEFAULT false NOT NULL,
  ADD COLUMN "chairs" boolean DEFAULT false NOT NULL,
  ADD COLUMN "observes" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON "conference_participant" FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT UPDATE ON "conference_participant" TO portal_app;
--> statement-breakpoint
INSERT INTO "conference_participant" ("conference_id", "participant", "hosts")
  SELECT "id", "host", true FROM "conference" WHERE "host" IS NOT NULL
  ON CONFLICT ("conference_id", "participant") DO UPDATE SET "hosts" = true;
--> statement-breakpoint
DROP INDEX "conference_by_host";
--> statement-breakpoint
ALTER TABLE "conference" DROP COLUMN "host";
--> statement-breakpoint
-- The order of an agenda is the office's: one, two, three.
UPDATE "agenda_item" SET "rank" = o.place FROM (
  SELECT "id", row_number() OVER (PARTITION BY "conference_id" ORDER BY "rank", "number") AS place FROM "agenda_item") o
  WHERE o."id" = "agenda_item"."id";
--> statement-breakpoint
CREATE TABLE "arrangement_party" (
  "arrangement_id" uuid NOT NULL REFERENCES "secretariat_arrangement"("id"),
  "participant" text NOT NULL REFERENCES "participant"("key"),
  "part" text NOT NULL,
  PRIMARY KEY ("arrangement_id", "participant", "part"),
  CONSTRAINT "arrangement_party_part_known" CHECK ("arrangement_party"."part" in ('hosts', 'runs'))
);
--> statement-breakpoint
CREATE INDEX "arrangements_of_participant" ON "arrangement_party" USING btree ("participant");
--> statement-breakpoint
INSERT INTO "arrangement_party" ("arrangement_id", "participant", "part")
  SELECT "id", "host", 'hosts' FROM "secretariat_arrangement" WHERE "host" IS NOT NULL;
--> statement-breakpoint
DROP INDEX "arrangement_by_host";
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" DROP COLUMN "host",
  ADD COLUMN "from_date" date, ADD COLUMN "from_precision" text,
  ADD COLUMN "to_date" date, ADD COLUMN "to_precision" text,
  ADD COLUMN "funding" jsonb;
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" DROP CONSTRAINT "secretariat_arrangement_kind_known";
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_kind_known" CHECK ("secretariat_arrangement"."kind" in ('permanent', 'interim', 'chair-as-secretariat', 'support-unit', 'organization', 'joint'));
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" DROP CONSTRAINT "secretariat_arrangement_stage_known";
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_stage_known" CHECK ("secretariat_arrangement"."stage" in ('offered', 'accepted', 'agreement-signed', 'in-force', 'terminated', 'declined'));
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_from_precision_known" CHECK ("secretariat_arrangement"."from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_to_precision_known" CHECK ("secretariat_arrangement"."to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
-- Every stage that an arrangement reached, until now in the record alone.
CREATE TABLE "arrangement_step" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  "arrangement_id" uuid NOT NULL REFERENCES "secretariat_arrangement"("id"),
  "rank" integer NOT NULL,
  "stage" text NOT NULL,
  "on_date" date,
  "on_precision" text,
  "instrument" text,
  CONSTRAINT "arrangement_step_once" UNIQUE ("arrangement_id", "rank"),
  CONSTRAINT "arrangement_step_stage_known" CHECK ("arrangement_step"."stage" in ('offered', 'accepted', 'agreement-signed', 'in-force', 'terminated', 'declined')),
  CONSTRAINT "arrangement_step_on_precision_known" CHECK ("arrangement_step"."on_precision" in ('day', 'month', 'year'))
);
--> statement-breakpoint
INSERT INTO "arrangement_step" ("arrangement_id", "rank", "stage", "on_date", "on_precision", "instrument")
  SELECT a."id", row_number() OVER (PARTITION BY a."id" ORDER BY r.seq), r.step ->> 'stage', (r.step ->> 'on')::date, r.step ->> 'onPrecision', r.step ->> 'instrument'
  FROM "secretariat_arrangement" a JOIN (SELECT seq, subject_id, entry::jsonb -> 'after' AS step FROM "audit_record" WHERE act = 'recordArrangement') r
    ON r.subject_id = a."id"::text;
--> statement-breakpoint
-- One that the record does not tell of, as a seed may have made it, has the stage that it stands at.
INSERT INTO "arrangement_step" ("arrangement_id", "rank", "stage", "on_date", "on_precision", "instrument")
  SELECT a."id", 1, a."stage", a."on_date", a."on_precision", a."instrument" FROM "secretariat_arrangement" a
  WHERE NOT EXISTS (SELECT FROM "arrangement_step" s WHERE s."arrangement_id" = a."id");
--> statement-breakpoint
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['arrangement_party', 'arrangement_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY read_by_all ON %I FOR SELECT USING (true)', name);
    EXECUTE format('CREATE POLICY insert_by_secretariat ON %I FOR INSERT WITH CHECK ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('CREATE POLICY update_by_secretariat ON %I FOR UPDATE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('CREATE POLICY annul_by_secretariat ON %I FOR DELETE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- The last day that a date may be: itself, or the last of its month or year.
CREATE FUNCTION last_day(on_date date, on_precision text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE on_precision WHEN 'year' THEN on_date + interval '1 year - 1 day' WHEN 'month' THEN on_date + interval '1 month - 1 day' ELSE on_date END;
