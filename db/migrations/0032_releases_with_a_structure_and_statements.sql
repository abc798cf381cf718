-- A press release has a lead, contacts, a number and a source, documents that go with it, and an instant from which it is public; what stands in the register is public as it was.
ALTER TABLE "news" ADD COLUMN "lead" jsonb,
  ADD COLUMN "contacts" jsonb,
  ADD COLUMN "number" text,
  ADD COLUMN "source" text,
  ADD COLUMN "own_translation" jsonb DEFAULT '[]'::jsonb NOT NULL,
  ADD COLUMN "attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
  ADD COLUMN "public_from" timestamp with time zone,
  ADD COLUMN "called_off_on" date;
--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "news_by_source" ON "news" USING btree ("source");
--> statement-breakpoint
-- Called off it is not withdrawn too: it had never been public.
ALTER TABLE "news" ADD CONSTRAINT "news_called_off_unseen" CHECK ("called_off_on" is null or ("withdrawn_on" is null and "public_from" is not null));
--> statement-breakpoint
-- A release to come, or called off, is the secretariat's own: the database's clock says which, at each reading.
DROP POLICY read_by_all ON news;
--> statement-breakpoint
CREATE POLICY read_when_public ON news FOR SELECT USING (
  (called_off_on IS NULL AND (public_from IS NULL OR public_from <= now())) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
-- A statement delivered at a conference: who spoke, in which office, for whom, and what was said, in our words.
CREATE TABLE "statement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conference_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"speaker" jsonb NOT NULL,
	"office" jsonb NOT NULL,
	"participant" text,
	"on_behalf_of" jsonb,
	"gist" jsonb,
	"source" text,
	"own_translation" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statement_for_one" CHECK (num_nonnulls("statement"."participant", "statement"."on_behalf_of") <= 1)
);
--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "statement_of_conference" ON "statement" USING btree ("conference_id","rank");
--> statement-breakpoint
CREATE INDEX "statement_by_participant" ON "statement" USING btree ("participant");
--> statement-breakpoint
CREATE INDEX "statement_by_source" ON "statement" USING btree ("source");
--> statement-breakpoint
ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statement FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_with_conference ON statement FOR SELECT USING (EXISTS (SELECT FROM conference c WHERE c.id = conference_id));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON statement FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON statement FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY annul_by_secretariat ON statement FOR DELETE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON statement TO portal_app;
