-- Texts that are negotiated, how they are adopted, and what they promise.
CREATE TABLE "adopter" (
	"adoption_id" uuid NOT NULL,
	"participant" text NOT NULL,
	CONSTRAINT "adopter_adoption_id_participant_pk" PRIMARY KEY("adoption_id","participant")
);
--> statement-breakpoint
CREATE TABLE "adoption" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"way" text NOT NULL,
	"procedure_id" uuid,
	"conference_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	"adopted_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adoption_once" UNIQUE("text_id"),
	CONSTRAINT "adoption_way_known" CHECK ("adoption"."way" in ('consensus', 'silence')),
	CONSTRAINT "adoption_by_its_procedure" CHECK (("adoption"."way" = 'silence') = ("adoption"."procedure_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"procedure_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"language" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "objection_once" UNIQUE("procedure_id","participant"),
	CONSTRAINT "objection_kind_known" CHECK ("objection"."kind" in ('objection', 'amendment'))
);
--> statement-breakpoint
CREATE TABLE "position_statement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"kind" text NOT NULL,
	"words" jsonb NOT NULL,
	"language" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "position_statement_kind_known" CHECK ("position_statement"."kind" in ('explanation', 'interpretation', 'reservation', 'disassociation'))
);
--> statement-breakpoint
CREATE TABLE "silence_participant" (
	"procedure_id" uuid NOT NULL,
	"participant" text NOT NULL,
	CONSTRAINT "silence_participant_procedure_id_participant_pk" PRIMARY KEY("procedure_id","participant")
);
--> statement-breakpoint
CREATE TABLE "silence_procedure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"words" jsonb NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"former_expiries" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "silence_procedure_forward" CHECK ("silence_procedure"."expires_at" > "silence_procedure"."proposed_at")
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"outcome_id" uuid,
	"text_id" uuid,
	"paragraph_id" uuid,
	"place" text,
	"words" jsonb NOT NULL,
	"due" date,
	"due_precision" text,
	"indicator" jsonb,
	"superseded_by" uuid,
	"withdrawn_on" date,
	"withdrawal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_due_precision_known" CHECK ("commitment"."due_precision" in ('day', 'month', 'year')),
	CONSTRAINT "commitment_of_something" CHECK (num_nonnulls("commitment"."outcome_id", "commitment"."text_id") >= 1),
	CONSTRAINT "commitment_not_its_own" CHECK ("commitment"."superseded_by" <> "commitment"."id")
);
--> statement-breakpoint
CREATE TABLE "commitment_actor" (
	"commitment_id" uuid NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "commitment_actor_commitment_id_actor_pk" PRIMARY KEY("commitment_id","actor")
);
--> statement-breakpoint
CREATE TABLE "progress_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"participant" text,
	"status" text NOT NULL,
	"words" jsonb NOT NULL,
	"evidence_url" text,
	"stage" text DEFAULT 'submitted' NOT NULL,
	"reason" text,
	"reported_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"reviewed_at" timestamp with time zone,
	"published_on" date,
	"agenda_item_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "progress_report_status_known" CHECK ("progress_report"."status" in ('not-begun', 'under-way', 'done')),
	CONSTRAINT "progress_report_stage_known" CHECK ("progress_report"."stage" in ('submitted', 'returned', 'accepted', 'published'))
);
--> statement-breakpoint
CREATE TABLE "outcome_text" (
	"outcome_id" uuid PRIMARY KEY NOT NULL,
	"text_id" uuid NOT NULL,
	"original" text NOT NULL,
	"languages" jsonb NOT NULL,
	"paragraphs" jsonb NOT NULL,
	"hash" text NOT NULL,
	"way" text NOT NULL,
	"words" jsonb NOT NULL,
	"adopted_at" timestamp with time zone NOT NULL,
	"adopters" jsonb NOT NULL,
	"statements" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"life" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "outcome_text_once" UNIQUE("text_id"),
	CONSTRAINT "outcome_text_way_known" CHECK ("outcome_text"."way" in ('consensus', 'silence')),
	CONSTRAINT "outcome_text_hash_form" CHECK ("outcome_text"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "delegation_note" (
	"delegation" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid,
	"paragraph_id" uuid,
	"document_id" uuid,
	"words" text NOT NULL,
	"account_id" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "delegation_note_delegation_id_pk" PRIMARY KEY("delegation","id"),
	CONSTRAINT "delegation_note_of_one_thing" CHECK (num_nonnulls("delegation_note"."text_id", "delegation_note"."document_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "kept_typing" (
	"account_id" uuid NOT NULL,
	"form" text NOT NULL,
	"fields" jsonb NOT NULL,
	"typed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "kept_typing_account_id_form_pk" PRIMARY KEY("account_id","form")
);
--> statement-breakpoint
CREATE TABLE "paragraph_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"paragraph_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"proposals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"words" jsonb,
	"reason" text,
	"decided_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "paragraph_decision_decision_known" CHECK ("paragraph_decision"."decision" in ('agreed', 'taken', 'merged', 'bracketed', 'returned', 'reopened'))
);
--> statement-breakpoint
CREATE TABLE "proponent" (
	"proposal_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"since" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "proponent_proposal_id_participant_pk" PRIMARY KEY("proposal_id","participant")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"kind" text NOT NULL,
	"paragraph_id" uuid,
	"after" uuid,
	"paragraph_kind" text,
	"level" integer,
	"words" jsonb,
	"language" text NOT NULL,
	"rationale" text,
	"stage" text DEFAULT 'submitted' NOT NULL,
	"reason" text,
	"submitted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "proposal_kind_known" CHECK ("proposal"."kind" in ('insert', 'delete', 'replace', 'move', 'comment')),
	CONSTRAINT "proposal_stage_known" CHECK ("proposal"."stage" in ('submitted', 'bracketed', 'agreed', 'returned', 'withdrawn')),
	CONSTRAINT "proposal_paragraph_kind_known" CHECK ("proposal"."paragraph_kind" in ('title', 'heading', 'preambular', 'operative', 'annex')),
	CONSTRAINT "proposal_level" CHECK ("proposal"."level" between 1 and 3),
	CONSTRAINT "proposal_says_something" CHECK ("proposal"."kind" in ('delete', 'move') or "proposal"."words" is not null),
	CONSTRAINT "proposal_has_its_place" CHECK (("proposal"."kind" = 'insert') = ("proposal"."paragraph_kind" is not null)),
	CONSTRAINT "proposal_not_behind_itself" CHECK ("proposal"."after" <> "proposal"."paragraph_id")
);
--> statement-breakpoint
CREATE TABLE "proposal_draft" (
	"delegation" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"paragraph_id" uuid,
	"after" uuid,
	"paragraph_kind" text,
	"level" integer,
	"words" jsonb,
	"language" text NOT NULL,
	"rationale" text,
	"account_id" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "proposal_draft_delegation_id_pk" PRIMARY KEY("delegation","id"),
	CONSTRAINT "proposal_draft_kind_known" CHECK ("proposal_draft"."kind" in ('insert', 'delete', 'replace', 'move', 'comment')),
	CONSTRAINT "proposal_draft_paragraph_kind_known" CHECK ("proposal_draft"."paragraph_kind" in ('title', 'heading', 'preambular', 'operative', 'annex')),
	CONSTRAINT "proposal_draft_level" CHECK ("proposal_draft"."level" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "review_round" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"observers" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_round_once" UNIQUE("text_id","number"),
	CONSTRAINT "review_round_kind_known" CHECK ("review_round"."kind" in ('proposals', 'comments')),
	CONSTRAINT "review_round_forward" CHECK ("review_round"."closes_at" > "review_round"."opened_at")
);
--> statement-breakpoint
CREATE TABLE "round_participant" (
	"round_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"observer" boolean DEFAULT false NOT NULL,
	CONSTRAINT "round_participant_round_id_participant_pk" PRIMARY KEY("round_id","participant")
);
--> statement-breakpoint
CREATE TABLE "round_reply" (
	"round_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"language" text,
	"replied_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "round_reply_round_id_participant_pk" PRIMARY KEY("round_id","participant"),
	CONSTRAINT "round_reply_kind_known" CHECK ("round_reply"."kind" in ('comments', 'no-objection'))
);
--> statement-breakpoint
CREATE TABLE "text" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conference_id" uuid NOT NULL,
	"agenda_item_id" uuid,
	"title" jsonb NOT NULL,
	"kind" text NOT NULL,
	"original" text NOT NULL,
	"languages" jsonb NOT NULL,
	"access" text NOT NULL,
	"office" text NOT NULL,
	"paragraphs" jsonb NOT NULL,
	"circulated_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawal_reason" text,
	"focus" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_access_known" CHECK ("text"."access" in ('participants', 'members', 'body'))
);
--> statement-breakpoint
CREATE TABLE "text_revision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"original" text NOT NULL,
	"languages" jsonb NOT NULL,
	"paragraphs" jsonb NOT NULL,
	"hash" text NOT NULL,
	"document_id" uuid NOT NULL,
	"cut_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_revision_once" UNIQUE("text_id","number"),
	CONSTRAINT "text_revision_hash_form" CHECK ("text_revision"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "process" ADD COLUMN "procedure" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "adopter" ADD CONSTRAINT "adopter_adoption_id_adoption_id_fk" FOREIGN KEY ("adoption_id") REFERENCES "public"."adoption"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adopter" ADD CONSTRAINT "adopter_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_procedure_id_silence_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."silence_procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_procedure_id_silence_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."silence_procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_statement" ADD CONSTRAINT "position_statement_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_statement" ADD CONSTRAINT "position_statement_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_statement" ADD CONSTRAINT "position_statement_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_participant" ADD CONSTRAINT "silence_participant_procedure_id_silence_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."silence_procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_participant" ADD CONSTRAINT "silence_participant_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_procedure" ADD CONSTRAINT "silence_procedure_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_procedure" ADD CONSTRAINT "silence_procedure_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_outcome_id_outcome_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcome"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_superseded_by_commitment_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_actor" ADD CONSTRAINT "commitment_actor_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_text" ADD CONSTRAINT "outcome_text_outcome_id_outcome_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcome"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_text" ADD CONSTRAINT "outcome_text_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_note" ADD CONSTRAINT "delegation_note_delegation_participant_key_fk" FOREIGN KEY ("delegation") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_note" ADD CONSTRAINT "delegation_note_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_note" ADD CONSTRAINT "delegation_note_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_note" ADD CONSTRAINT "delegation_note_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_typing" ADD CONSTRAINT "kept_typing_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_decision" ADD CONSTRAINT "paragraph_decision_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_decision" ADD CONSTRAINT "paragraph_decision_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proponent" ADD CONSTRAINT "proponent_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proponent" ADD CONSTRAINT "proponent_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_round_id_review_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."review_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_draft" ADD CONSTRAINT "proposal_draft_delegation_participant_key_fk" FOREIGN KEY ("delegation") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_draft" ADD CONSTRAINT "proposal_draft_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_draft" ADD CONSTRAINT "proposal_draft_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_draft" ADD CONSTRAINT "proposal_draft_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_revision_id_text_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."text_revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_participant" ADD CONSTRAINT "round_participant_round_id_review_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."review_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_participant" ADD CONSTRAINT "round_participant_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reply" ADD CONSTRAINT "round_reply_by_the_entitled" FOREIGN KEY ("round_id","participant") REFERENCES "public"."round_participant"("round_id","participant") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text" ADD CONSTRAINT "text_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text" ADD CONSTRAINT "text_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text" ADD CONSTRAINT "text_office_office_key_fk" FOREIGN KEY ("office") REFERENCES "public"."office"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_revision" ADD CONSTRAINT "text_revision_text_id_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_revision" ADD CONSTRAINT "text_revision_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adopter_by_participant" ON "adopter" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "adoption_by_revision" ON "adoption" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "adoption_by_procedure" ON "adoption" USING btree ("procedure_id");--> statement-breakpoint
CREATE INDEX "adoption_by_conference" ON "adoption" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "objection_by_participant" ON "objection" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "position_statement_by_text" ON "position_statement" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "position_statement_by_revision" ON "position_statement" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "position_statement_by_participant" ON "position_statement" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "silence_participant_by_participant" ON "silence_participant" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "silence_procedure_by_text" ON "silence_procedure" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "silence_procedure_by_revision" ON "silence_procedure" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "commitment_by_outcome" ON "commitment" USING btree ("outcome_id");--> statement-breakpoint
CREATE INDEX "commitment_by_successor" ON "commitment" USING btree ("superseded_by");--> statement-breakpoint
CREATE INDEX "commitment_by_text" ON "commitment" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "commitment_actor_by_actor" ON "commitment_actor" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "progress_report_by_commitment" ON "progress_report" USING btree ("commitment_id","reported_at");--> statement-breakpoint
CREATE INDEX "progress_report_by_participant" ON "progress_report" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "progress_report_by_agenda_item" ON "progress_report" USING btree ("agenda_item_id");--> statement-breakpoint
CREATE INDEX "delegation_note_by_text" ON "delegation_note" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "delegation_note_by_document" ON "delegation_note" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "delegation_note_by_account" ON "delegation_note" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "kept_typing_by_time" ON "kept_typing" USING btree ("typed_at");--> statement-breakpoint
CREATE INDEX "paragraph_decision_by_text" ON "paragraph_decision" USING btree ("text_id","decided_at");--> statement-breakpoint
CREATE INDEX "paragraph_decision_by_revision" ON "paragraph_decision" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "proponent_by_participant" ON "proponent" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "proposal_by_text" ON "proposal" USING btree ("text_id","stage");--> statement-breakpoint
CREATE INDEX "proposal_by_round" ON "proposal" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "proposal_by_revision" ON "proposal" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "proposal_by_participant" ON "proposal" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "proposal_draft_by_text" ON "proposal_draft" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "proposal_draft_by_revision" ON "proposal_draft" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "proposal_draft_by_account" ON "proposal_draft" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "review_round_by_revision" ON "review_round" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "round_participant_by_participant" ON "round_participant" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "text_by_conference" ON "text" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "text_by_agenda_item" ON "text" USING btree ("agenda_item_id");--> statement-breakpoint
CREATE INDEX "text_by_office" ON "text" USING btree ("office");--> statement-breakpoint
CREATE INDEX "text_revision_by_document" ON "text_revision" USING btree ("document_id");
--> statement-breakpoint
-- The offices of a body count too, so that whoever chairs a working group chairs its texts.
CREATE OR REPLACE VIEW account_context AS
SELECT a.id AS account_id, a.name, a.role, a.participant,
  (SELECT p.status FROM participation_on(day.today) p WHERE p.participant = a.participant) AS status,
  ARRAY(SELECT i.office FROM incumbent_on(day.today) i WHERE i.participant = a.participant) AS offices,
  CASE WHEN a.iso3 IS NOT NULL
    -- Of the names in a language the last one stands: the one of the day, or the latest.
    THEN (SELECT jsonb_object_agg(n.language, n.short ORDER BY n.during @> day.today, n.from_date NULLS FIRST) FROM state_name n WHERE n.iso3 = a.iso3)
    ELSE (SELECT o.name FROM organization o WHERE o.acronym = a.acronym) END AS acts_for,
  a.signed_in_before, day.today, day.at, day.zone,
  ARRAY(SELECT r.body FROM body_readers_on(day.today) r WHERE r.participant = a.participant) AS bodies
FROM account a
CROSS JOIN LATERAL (SELECT now() AS at, coalesce((SELECT p.zone FROM process p), 'UTC') AS zone, today() AS today) day
WHERE a.active;
--> statement-breakpoint
-- Does somebody act as head of this delegation? Where nobody does, its national coordinator clears what it says.
CREATE FUNCTION has_head(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT EXISTS (SELECT FROM account a WHERE a.participant = wanted AND a.role = 'head-of-delegation' AND a.active)
$$;
--> statement-breakpoint
-- Who may take part in what is of a body on a day: the members of the process, or of a body whose members are named, those of it; none suspended.
CREATE FUNCTION entitled_on(conference uuid, day date) RETURNS TABLE (participant text, status text) LANGUAGE sql STABLE AS $$
  SELECT m.participant, 'member' FROM conference c JOIN body b ON b.key = c.body
    CROSS JOIN LATERAL (
      SELECT r.participant FROM body_members_on(day) r WHERE b.restricted AND r.body = b.key AND r.part = 'member'
        AND NOT EXISTS (SELECT FROM membership_on(day) s WHERE s.participant = r.participant AND s.status IN ('suspended', 'withdrawn'))
      UNION SELECT s.participant FROM membership_on(day) s WHERE NOT b.restricted AND s.status = 'member') m
    WHERE c.id = entitled_on.conference
  UNION ALL
  SELECT o.participant, 'observer' FROM conference c JOIN body b ON b.key = c.body CROSS JOIN LATERAL (
      SELECT r.participant FROM body_members_on(day) r WHERE b.restricted AND r.body = b.key AND r.part = 'observer'
      UNION SELECT s.participant FROM membership_on(day) s WHERE NOT b.restricted AND s.status = 'observer') o
    WHERE c.id = entitled_on.conference
$$;
--> statement-breakpoint
-- Everything of a text is kept from the public; what only one delegation may see has that delegation in its key.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['text', 'text_revision', 'review_round', 'round_participant', 'round_reply', 'proposal', 'proponent', 'proposal_draft',
    'delegation_note', 'paragraph_decision', 'kept_typing', 'silence_procedure', 'silence_participant', 'objection', 'adoption', 'adopter',
    'position_statement', 'outcome_text', 'commitment', 'commitment_actor', 'progress_report'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY read_in_scope ON text FOR SELECT USING (
  (SELECT in_scope('secretariat', 'system'))
  OR (circulated_at IS NOT NULL AND (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN access = 'participants' THEN ARRAY['participants']
    WHEN access = 'members' THEN ARRAY['members']
    WHEN access = 'body' AND conference_id IN (SELECT own_body_conferences()) THEN ARRAY['body']
    ELSE ARRAY[]::text[]
  END)
);
--> statement-breakpoint
-- The secretariat, and whoever holds the office that chairs it, lead a text.
CREATE FUNCTION leads_office(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN in_scope('secretariat', 'system')
  OR (in_scope('chairing') AND wanted = ANY (string_to_array(coalesce(current_setting('app.offices', true), ''), ',')));
--> statement-breakpoint
CREATE FUNCTION leads_text(wanted uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM text t WHERE t.id = wanted AND leads_office(t.office))
$$;
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON text FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_its_leaders ON text FOR UPDATE USING (leads_office(office));
--> statement-breakpoint
GRANT UPDATE ON text TO portal_app;
--> statement-breakpoint
-- What belongs to a text is seen with it, and written by those who lead it.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['text_revision', 'review_round', 'paragraph_decision', 'silence_procedure', 'adoption'] LOOP
    EXECUTE format('CREATE POLICY read_with_text ON %I FOR SELECT USING (EXISTS (SELECT FROM text t WHERE t.id = text_id))', name);
    EXECUTE format('CREATE POLICY insert_by_its_leaders ON %I FOR INSERT WITH CHECK (leads_text(text_id))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['review_round', 'silence_procedure'] LOOP
    EXECUTE format('CREATE POLICY update_by_its_leaders ON %I FOR UPDATE USING (leads_text(text_id))', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (closes_at, closed_at, version) ON review_round TO portal_app;
--> statement-breakpoint
GRANT UPDATE (expires_at, former_expiries, withdrawn_at, withdrawal_reason, version) ON silence_procedure TO portal_app;
--> statement-breakpoint
CREATE POLICY read_with_round ON round_participant FOR SELECT USING (EXISTS (SELECT FROM review_round r WHERE r.id = round_id));
--> statement-breakpoint
CREATE POLICY insert_by_its_leaders ON round_participant FOR INSERT WITH CHECK (EXISTS (SELECT FROM review_round r WHERE r.id = round_id AND leads_text(r.text_id)));
--> statement-breakpoint
CREATE POLICY read_with_procedure ON silence_participant FOR SELECT USING (EXISTS (SELECT FROM silence_procedure s WHERE s.id = procedure_id));
--> statement-breakpoint
CREATE POLICY insert_by_its_leaders ON silence_participant FOR INSERT WITH CHECK (EXISTS (SELECT FROM silence_procedure s WHERE s.id = procedure_id AND leads_text(s.text_id)));
--> statement-breakpoint
CREATE POLICY read_with_adoption ON adopter FOR SELECT USING (EXISTS (SELECT FROM adoption a WHERE a.id = adoption_id));
--> statement-breakpoint
CREATE POLICY insert_by_its_leaders ON adopter FOR INSERT WITH CHECK (EXISTS (SELECT FROM adoption a WHERE a.id = adoption_id AND leads_text(a.text_id)));
--> statement-breakpoint
-- A State speaks for itself. The secretariat records a reply that came by letter.
CREATE POLICY read_with_round ON round_reply FOR SELECT USING (EXISTS (SELECT FROM review_round r WHERE r.id = round_id));
--> statement-breakpoint
CREATE POLICY insert_own ON round_reply FOR INSERT WITH CHECK (acts_for(participant) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_own ON round_reply FOR UPDATE USING (acts_for(participant) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT UPDATE ON round_reply TO portal_app;
--> statement-breakpoint
CREATE POLICY read_with_text ON proposal FOR SELECT USING (EXISTS (SELECT FROM text t WHERE t.id = text_id));
--> statement-breakpoint
CREATE POLICY insert_own ON proposal FOR INSERT WITH CHECK (acts_for(participant) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
-- Taken back by whoever made it, it is the next proponent's.
CREATE POLICY update_own_or_lead ON proposal FOR UPDATE USING (acts_for(participant) OR leads_text(text_id)) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (stage, reason, decided_at, participant, version) ON proposal TO portal_app;
--> statement-breakpoint
CREATE POLICY read_with_proposal ON proponent FOR SELECT USING (EXISTS (SELECT FROM proposal p WHERE p.id = proposal_id));
--> statement-breakpoint
CREATE POLICY insert_own ON proponent FOR INSERT WITH CHECK (acts_for(participant) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY delete_own ON proponent FOR DELETE USING (acts_for(participant));
--> statement-breakpoint
GRANT DELETE ON proponent TO portal_app;
--> statement-breakpoint
-- Drafts and notes: the delegation alone, while it takes part; not the secretariat, not the Chair, not the system.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['proposal_draft', 'delegation_note'] LOOP
    EXECUTE format('CREATE POLICY own_alone ON %I USING (acts_for(delegation) AND (SELECT in_scope(''participants'', ''body''))) WITH CHECK (acts_for(delegation) AND (SELECT in_scope(''participants'', ''body'')))', name);
    EXECUTE format('GRANT UPDATE, DELETE ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY own_alone ON kept_typing USING (account_id::text = current_setting('app.account', true)) WITH CHECK (account_id::text = current_setting('app.account', true));
--> statement-breakpoint
CREATE POLICY pruned_by_system ON kept_typing FOR DELETE USING ((SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY dated_for_system ON kept_typing FOR SELECT USING ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT UPDATE, DELETE ON kept_typing TO portal_app;
--> statement-breakpoint
CREATE POLICY read_with_procedure ON objection FOR SELECT USING (EXISTS (SELECT FROM silence_procedure s WHERE s.id = procedure_id));
--> statement-breakpoint
CREATE POLICY insert_own ON objection FOR INSERT WITH CHECK (acts_for(participant) OR (SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY read_with_text ON position_statement FOR SELECT USING (EXISTS (SELECT FROM text t WHERE t.id = text_id));
--> statement-breakpoint
CREATE POLICY insert_own ON position_statement FOR INSERT WITH CHECK (acts_for(participant) OR (SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY read_by_all ON outcome_text FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON outcome_text FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
-- Commitments are public with their outcome; before that, seen with the text that they are taken from.
CREATE POLICY read_with_its_ground ON commitment FOR SELECT USING (
  (SELECT in_scope('secretariat', 'system')) OR (outcome_id IS NOT NULL AND EXISTS (SELECT FROM outcome o WHERE o.id = outcome_id AND o.withdrawn_on IS NULL))
  OR (text_id IS NOT NULL AND EXISTS (SELECT FROM text t WHERE t.id = text_id))
);
--> statement-breakpoint
CREATE POLICY read_with_commitment ON commitment_actor FOR SELECT USING (EXISTS (SELECT FROM commitment c WHERE c.id = commitment_id));
--> statement-breakpoint
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['commitment', 'commitment_actor'] LOOP
    EXECUTE format('CREATE POLICY insert_by_secretariat ON %I FOR INSERT WITH CHECK ((SELECT in_scope(''secretariat'', ''system'')))', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON commitment FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY delete_by_secretariat ON commitment_actor FOR DELETE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT UPDATE ON commitment TO portal_app;
--> statement-breakpoint
GRANT DELETE ON commitment_actor TO portal_app;
--> statement-breakpoint
CREATE POLICY read_as_reviewed ON progress_report FOR SELECT USING (
  (SELECT in_scope('secretariat', 'system')) OR (EXISTS (SELECT FROM commitment c WHERE c.id = commitment_id)
    AND (stage = 'published' OR acts_for(participant) OR (stage = 'accepted' AND (SELECT in_scope('participants')))))
);
--> statement-breakpoint
-- What a State sends in waits for the secretariat: nobody shows the public a report of their own.
CREATE POLICY insert_own ON progress_report FOR INSERT WITH CHECK (
  (acts_for(participant) AND stage = 'submitted' AND reviewed_at IS NULL AND published_on IS NULL AND agenda_item_id IS NULL)
  OR (SELECT in_scope('secretariat', 'system'))
);
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON progress_report FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT UPDATE (stage, reason, reviewed_at, published_on, agenda_item_id, version) ON progress_report TO portal_app;
--> statement-breakpoint
-- Who is to keep a commitment on a day: those named, and of `all` every member of that day.
CREATE FUNCTION commitment_actors_on(wanted uuid, day date) RETURNS TABLE (actor text) LANGUAGE sql STABLE AS $$
  SELECT a.actor FROM commitment_actor a WHERE a.commitment_id = wanted AND a.actor <> 'all'
  UNION SELECT m.participant FROM membership_on(day) m
    WHERE m.status = 'member' AND EXISTS (SELECT FROM commitment_actor a WHERE a.commitment_id = wanted AND a.actor = 'all')
$$;
--> statement-breakpoint
-- What each of them reported last, of the reports that count: those accepted or public, as far as whoever asks sees them.
CREATE FUNCTION commitment_progress(wanted uuid, day date) RETURNS TABLE (actor text, report uuid, status text) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (a.actor) a.actor, r.id, r.status FROM commitment_actors_on(wanted, day) a
    LEFT JOIN progress_report r ON r.commitment_id = wanted AND coalesce(r.participant, 'secretariat') = a.actor AND r.stage IN ('accepted', 'published')
  ORDER BY a.actor, r.reported_at DESC, r.id DESC
$$;
--> statement-breakpoint
-- What became of a commitment by a day: from its facts and the reports that count, and that day alone. lib/commitment/rules.ts says the same
-- (statusOn), and a test holds both together.
CREATE FUNCTION commitment_status(of commitment, day date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN of.superseded_by IS NOT NULL THEN 'superseded' WHEN p.kept THEN 'done'
    WHEN span_end(of.due, of.due_precision) <= day THEN 'overdue' WHEN p.begun THEN 'under-way' ELSE 'open' END
  FROM (SELECT coalesce(bool_and(coalesce(r.status, '') = 'done'), false) AS kept, coalesce(bool_or(r.status IN ('under-way', 'done')), false) AS begun
    FROM commitment_progress(of.id, day) r) p
$$;
--> statement-breakpoint
-- What is established stays as it was established.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['text_revision', 'round_participant', 'paragraph_decision', 'silence_participant', 'objection', 'adoption', 'adopter',
    'position_statement', 'outcome_text'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_kept', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What a State attaches to an adopted text after it was made public is added to the public copy, and nothing else of that changes.
DROP TRIGGER outcome_text_kept ON outcome_text;
--> statement-breakpoint
CREATE TRIGGER outcome_text_kept BEFORE DELETE OR TRUNCATE ON outcome_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outcome_text_same BEFORE UPDATE OF outcome_id, text_id, original, languages, paragraphs, hash, way, words, adopted_at, adopters, life
  ON outcome_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT UPDATE (statements) ON outcome_text TO portal_app;
--> statement-breakpoint
CREATE POLICY update_by_system ON outcome_text FOR UPDATE USING ((SELECT in_scope('system')));
--> statement-breakpoint
-- A round takes nothing after its close, by the clock of the database at that moment; late comments are taken until it is closed.
CREATE FUNCTION judge_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE round review_round;
BEGIN
  SELECT * INTO STRICT round FROM review_round r WHERE r.id = NEW.round_id FOR SHARE;
  IF round.closed_at IS NOT NULL OR (round.kind = 'proposals' AND clock_timestamp() >= round.closes_at) THEN
    RAISE EXCEPTION 'the round is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_open';
  END IF;
  IF NOT EXISTS (SELECT FROM round_participant p WHERE p.round_id = NEW.round_id AND p.participant = NEW.participant) THEN
    RAISE EXCEPTION 'not entitled in the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_entitled';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER round_open BEFORE INSERT ON proposal FOR EACH ROW EXECUTE FUNCTION judge_round();
--> statement-breakpoint
CREATE TRIGGER round_open BEFORE INSERT OR UPDATE ON round_reply FOR EACH ROW EXECUTE FUNCTION judge_round();
--> statement-breakpoint
-- What a silence procedure is at an instant: from its facts and that instant alone. lib/adoption/rules.ts says the same (silenceStateAt), and a test holds both together.
CREATE FUNCTION silence_state(procedure silence_procedure, at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN procedure.withdrawn_at <= at THEN 'withdrawn'
    WHEN EXISTS (SELECT FROM objection o WHERE o.procedure_id = procedure.id AND o.made_at <= at) THEN 'broken'
    WHEN at >= procedure.expires_at THEN 'adopted' ELSE 'running' END
$$;
--> statement-breakpoint
CREATE FUNCTION judge_objection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE procedure silence_procedure;
BEGIN
  SELECT * INTO STRICT procedure FROM silence_procedure s WHERE s.id = NEW.procedure_id FOR UPDATE;
  NEW.made_at := clock_timestamp();
  IF silence_state(procedure, NEW.made_at) <> 'running' THEN
    RAISE EXCEPTION 'the silence runs no longer' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_running';
  END IF;
  IF NOT EXISTS (SELECT FROM silence_participant p WHERE p.procedure_id = NEW.procedure_id AND p.participant = NEW.participant) THEN
    RAISE EXCEPTION 'not entitled' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_entitled';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER silence_running BEFORE INSERT ON objection FOR EACH ROW EXECUTE FUNCTION judge_objection();
--> statement-breakpoint
-- An expiry moves later only, and only while the silence runs; what runs no longer is not withdrawn.
CREATE FUNCTION judge_extension() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  IF silence_state(OLD, clock_timestamp()) <> 'running' THEN
    RAISE EXCEPTION 'the silence runs no longer' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_running';
  END IF;
  IF NEW.expires_at < OLD.expires_at THEN
    RAISE EXCEPTION 'a silence is never shortened' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_not_shortened';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER silence_running BEFORE UPDATE ON silence_procedure FOR EACH ROW EXECUTE FUNCTION judge_extension();
--> statement-breakpoint
-- An adoption is of the revision that was put, and by silence only of one that nobody broke, once its instant is there.
CREATE FUNCTION judge_adoption() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE procedure silence_procedure;
BEGIN
  IF NOT EXISTS (SELECT FROM text_revision r WHERE r.id = NEW.revision_id AND r.text_id = NEW.text_id AND r.hash = NEW.hash) THEN
    RAISE EXCEPTION 'no such revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'adoption_of_a_revision';
  END IF;
  IF NEW.way = 'silence' THEN
    SELECT * INTO STRICT procedure FROM silence_procedure s WHERE s.id = NEW.procedure_id AND s.revision_id = NEW.revision_id FOR UPDATE;
    IF silence_state(procedure, clock_timestamp()) <> 'adopted' OR NEW.adopted_at <> procedure.expires_at THEN
      RAISE EXCEPTION 'the silence has not adopted it' USING ERRCODE = 'check_violation', CONSTRAINT = 'adoption_by_silence';
    END IF;
  ELSIF EXISTS (SELECT FROM silence_procedure s WHERE s.text_id = NEW.text_id AND silence_state(s, clock_timestamp()) IN ('running', 'adopted')) THEN
    RAISE EXCEPTION 'a silence runs' USING ERRCODE = 'check_violation', CONSTRAINT = 'adoption_beside_silence';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER adoption_true BEFORE INSERT ON adoption FOR EACH ROW EXECUTE FUNCTION judge_adoption();
--> statement-breakpoint
-- One silence at a time on a text, and none on what is adopted.
CREATE FUNCTION judge_silence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  PERFORM FROM text t WHERE t.id = NEW.text_id FOR UPDATE;
  IF EXISTS (SELECT FROM adoption a WHERE a.text_id = NEW.text_id)
    OR EXISTS (SELECT FROM silence_procedure s WHERE s.text_id = NEW.text_id AND silence_state(s, clock_timestamp()) IN ('running', 'adopted')) THEN
    RAISE EXCEPTION 'a silence runs, or it is adopted' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_alone';
  END IF;
  IF NOT EXISTS (SELECT FROM text_revision r WHERE r.id = NEW.revision_id AND r.text_id = NEW.text_id AND r.hash = NEW.hash) THEN
    RAISE EXCEPTION 'no such revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_of_a_revision';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER silence_alone BEFORE INSERT ON silence_procedure FOR EACH ROW EXECUTE FUNCTION judge_silence();
--> statement-breakpoint
-- Since when a text is adopted, by whichever way: null where it is not at that instant.
CREATE FUNCTION text_adopted_at(wanted uuid, at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT a.adopted_at FROM adoption a WHERE a.text_id = wanted AND a.adopted_at <= at),
    (SELECT s.expires_at FROM silence_procedure s WHERE s.text_id = wanted AND silence_state(s, at) = 'adopted'))
$$;
--> statement-breakpoint
-- Whoever has a text open hears that it changed: its id alone, never a word of it.
CREATE FUNCTION tell_of_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('text_changed', CASE WHEN TG_TABLE_NAME = 'text' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'text_id' END);
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['text', 'text_revision', 'review_round', 'proposal', 'paragraph_decision', 'silence_procedure', 'adoption', 'position_statement'] LOOP
    EXECUTE format('CREATE TRIGGER told AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION tell_of_text()', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION tell_of_objection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  PERFORM pg_notify('text_changed', (SELECT s.text_id::text FROM silence_procedure s WHERE s.id = NEW.procedure_id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER told AFTER INSERT ON objection FOR EACH ROW EXECUTE FUNCTION tell_of_objection();
--> statement-breakpoint
-- What the record has of an act on one thing, for whoever did it, whose State it was done for, and the secretariat: a receipt.
CREATE FUNCTION receipt_of(wanted_noun text, wanted_id text, scopes text DEFAULT current_setting('app.scopes', true),
  account text DEFAULT current_setting('app.account', true), participant text DEFAULT current_setting('app.participant', true))
RETURNS TABLE (seq bigint, at timestamptz, entry text, hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT r.seq, r.at, r.entry, encode(r.hash, 'hex') FROM audit_record r
  WHERE r.noun = wanted_noun AND r.subject_id = wanted_id AND (
    string_to_array(coalesce(scopes, ''), ',') && ARRAY['secretariat', 'administrator', 'system']
    OR r.account_id = nullif(account, '')
    OR nullif(participant, '') = coalesce(r.entry::jsonb #>> '{actsFor,iso3}', 'org:' || (r.entry::jsonb #>> '{actsFor,acronym}')))
  ORDER BY r.seq
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION receipt_of(text, text, text, text, text), has_head(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION receipt_of(text, text, text, text, text), has_head(text) TO portal_app;

--> statement-breakpoint
-- A statement that is attached after a text was made public stands in the public copy at once.
CREATE FUNCTION copy_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  UPDATE outcome_text SET statements = statements || jsonb_build_array(jsonb_build_object('participant', NEW.participant, 'kind', NEW.kind,
    'words', NEW.words, 'language', NEW.language, 'madeAt', to_char(NEW.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) WHERE text_id = NEW.text_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER copied AFTER INSERT ON position_statement FOR EACH ROW EXECUTE FUNCTION copy_statement();
--> statement-breakpoint
-- What was promised in a text is promised by the outcome that it became.
CREATE FUNCTION commitments_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  UPDATE commitment SET outcome_id = NEW.outcome_id WHERE text_id = NEW.text_id AND outcome_id IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER followed AFTER INSERT ON outcome_text FOR EACH ROW EXECUTE FUNCTION commitments_follow();
--> statement-breakpoint
-- Writes to everybody who acts for some participants. Whoever has it written learns no address by it.
CREATE FUNCTION put_notice(participants text[], subject text, body text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE held account; written integer := 0;
BEGIN
  FOR held IN SELECT * FROM account a WHERE a.participant = ANY (participants) AND a.active ORDER BY a.email LOOP
    PERFORM put_mail(held.email, put_notice.subject, put_notice.body);
    written := written + 1;
  END LOOP;
  RETURN written;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION put_notice(text[], text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION put_notice(text[], text, text) TO portal_app;
