-- A process may file its documents by title and date: then they have no symbol. Of such a document `edition_of` is the first of its
-- line, null of that one itself, and `edition` counts from 0 as the number of a Rev. does.
ALTER TABLE "process" ADD COLUMN "symbols" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "document" ALTER COLUMN "symbol" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "edition_of" uuid REFERENCES "document"("id");
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "edition" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "withdrawn_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "withdrawal_reason" text;
--> statement-breakpoint
DROP INDEX "document_by_conference";
--> statement-breakpoint
DROP INDEX "document_in_series";
--> statement-breakpoint
ALTER TABLE "document" DROP COLUMN "symbol_key", DROP COLUMN "series", DROP COLUMN "revision";
--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "symbol_key" text GENERATED ALWAYS AS (coalesce(symbol_key(symbol), '~' || words_all(title))) STORED NOT NULL,
  ADD COLUMN "series" text GENERATED ALWAYS AS (coalesce(symbol_series(symbol), coalesce(edition_of, id)::text)) STORED NOT NULL,
  ADD COLUMN "revision" integer GENERATED ALWAYS AS (coalesce(symbol_revision(symbol), edition)) STORED NOT NULL;
--> statement-breakpoint
CREATE INDEX "document_by_conference" ON "document" USING btree ("conference_id","symbol_key" collate "C");
--> statement-breakpoint
CREATE INDEX "document_in_series" ON "document" USING btree ("series","revision");
--> statement-breakpoint
CREATE INDEX "document_by_edition" ON "document" USING btree ("edition_of");
--> statement-breakpoint
-- What is public of a document says of which; it may be withdrawn from the public, and its title corrected, with a notice of it.
ALTER TABLE "released_document" ADD COLUMN "document_id" uuid;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "line" uuid;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "edition" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "withdrawn_on" date;
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "withdrawal_reason" text;
--> statement-breakpoint
ALTER TABLE "released_document" ALTER COLUMN "symbol" DROP NOT NULL;
--> statement-breakpoint
DROP TRIGGER released_document_kept ON released_document;
--> statement-breakpoint
ALTER TABLE "document" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "released_document" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE "released_document" r SET "document_id" = d."id" FROM "document" d WHERE d."symbol" = r."symbol";
--> statement-breakpoint
ALTER TABLE "document" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "released_document" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "released_document" ADD CONSTRAINT "released_document_of" FOREIGN KEY ("document_id") REFERENCES "document"("id");
--> statement-breakpoint
CREATE UNIQUE INDEX "released_document_once" ON "released_document" ("document_id");
--> statement-breakpoint
DROP INDEX "released_in_order";
--> statement-breakpoint
DROP INDEX "released_by_conference";
--> statement-breakpoint
DROP INDEX "released_in_series";
--> statement-breakpoint
DROP INDEX "released_searched";
--> statement-breakpoint
ALTER TABLE "released_document" DROP COLUMN "symbol_key", DROP COLUMN "series", DROP COLUMN "revision", DROP COLUMN "searched";
--> statement-breakpoint
ALTER TABLE "released_document" ADD COLUMN "symbol_key" text GENERATED ALWAYS AS (coalesce(symbol_key(symbol), '~' || words_all(title))) STORED NOT NULL,
  ADD COLUMN "series" text GENERATED ALWAYS AS (coalesce(symbol_series(symbol), coalesce(line, id)::text)) STORED NOT NULL,
  ADD COLUMN "revision" integer GENERATED ALWAYS AS (coalesce(symbol_revision(symbol), edition)) STORED NOT NULL,
  ADD COLUMN "searched" text GENERATED ALWAYS AS (search_text(coalesce(symbol || ' ', '') || words_all(title))) STORED NOT NULL;
--> statement-breakpoint
CREATE INDEX "released_in_order" ON "released_document" USING btree ("symbol_key" collate "C");
--> statement-breakpoint
CREATE INDEX "released_by_conference" ON "released_document" USING btree ("conference_id","symbol_key" collate "C");
--> statement-breakpoint
CREATE INDEX "released_in_series" ON "released_document" USING btree ("series","revision");
--> statement-breakpoint
CREATE INDEX "released_searched" ON "released_document" USING gin (trigrams("searched"));
--> statement-breakpoint
CREATE TRIGGER released_document_kept BEFORE DELETE OR TRUNCATE ON released_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER released_document_same BEFORE UPDATE OF id, symbol, document_id, line, edition, conference_id, released_on, created_at ON released_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON released_document FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT UPDATE (title, distribution, withdrawn_on, withdrawal_reason) ON released_document TO portal_app;
--> statement-breakpoint
-- The day on which a language was added to what was public already; null of what was released with the document.
ALTER TABLE "released_version" ADD COLUMN "added_on" date;
--> statement-breakpoint
-- Whoever saw a document sees that it was withdrawn, and no file of it.
CREATE POLICY read_notice ON document FOR SELECT USING (
  stage = 'withdrawn' AND issued_at IS NOT NULL AND (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN access = 'public' THEN ARRAY['participants', 'body']
    WHEN access = 'participants' THEN ARRAY['participants']
    WHEN access = 'body' AND conference_id IN (SELECT own_body_conferences()) THEN ARRAY['body']
    WHEN access = 'members' THEN ARRAY['members']
    WHEN access = 'delegation' AND acts_for(delegation) THEN ARRAY['participants']
    ELSE ARRAY[]::text[]
  END
);
--> statement-breakpoint
ALTER POLICY read_with_document ON language_version USING (
  EXISTS (SELECT FROM document d WHERE d.id = document_id AND (d.stage <> 'withdrawn' OR (SELECT in_scope('secretariat', 'system'))))
);
--> statement-breakpoint
-- A file of a draft may be taken away or give its place to another; of what was circulated none.
CREATE POLICY delete_of_draft ON language_version FOR DELETE USING (
  (SELECT in_scope('secretariat', 'system'))
  AND EXISTS (SELECT FROM document d WHERE d.id = document_id AND d.stage IN ('draft', 'under-review'))
);
--> statement-breakpoint
GRANT DELETE ON language_version TO portal_app;
--> statement-breakpoint
-- Outcomes: the kind is a word of the process; how long it holds, what it replaces, whose else it is, where its text can be read.
ALTER TABLE "outcome" DROP CONSTRAINT IF EXISTS "outcome_kind_known";
--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "valid_from" date, ADD COLUMN "valid_from_precision" text, ADD COLUMN "valid_to" date, ADD COLUMN "valid_to_precision" text,
  ADD COLUMN "replaces" uuid REFERENCES "outcome"("id"), ADD COLUMN "also_of" text, ADD COLUMN "also_of_url" text, ADD COLUMN "text_url" text,
  ADD COLUMN "own_translation" jsonb DEFAULT '[]' NOT NULL, ADD COLUMN "note_words" jsonb,
  ADD COLUMN "withdrawn_on" date, ADD COLUMN "corrected_on" date;
--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_valid_from_precision_known" CHECK ("outcome"."valid_from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_valid_to_precision_known" CHECK ("outcome"."valid_to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_not_its_own" CHECK ("outcome"."replaces" <> "outcome"."id");
--> statement-breakpoint
CREATE INDEX "outcome_by_replaced" ON "outcome" USING btree ("replaces");
--> statement-breakpoint
ALTER TABLE "news" ADD COLUMN "withdrawn_on" date, ADD COLUMN "corrected_on" date;
--> statement-breakpoint
-- The titles of a conference that are a translation of ours, by language, until a source gives them; and its note in other languages.
ALTER TABLE "conference" ADD COLUMN "own_translation" jsonb DEFAULT '[]' NOT NULL;
