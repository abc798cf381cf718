CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"iso3" text,
	"acronym" text,
	"password_hash" text NOT NULL,
	"totp_secret" text NOT NULL,
	"totp_step" bigint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"signed_in_at" timestamp with time zone,
	"signed_in_before" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email_once" UNIQUE("email"),
	CONSTRAINT "account_email_form" CHECK ("account"."email" = lower("account"."email") and "account"."email" like '%@%'),
	CONSTRAINT "account_acts_for_one" CHECK (num_nonnulls("account"."iso3", "account"."acronym") <= 1)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chair_term" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office" text NOT NULL,
	"iso3" text NOT NULL,
	"stage" text NOT NULL,
	"nominal_from" date,
	"nominal_from_precision" text,
	"nominal_to" date,
	"nominal_to_precision" text,
	"actual_from" date,
	"actual_from_precision" text,
	"actual_to" date,
	"actual_to_precision" text,
	"instrument" text,
	"hand_over_conference" uuid,
	"source" text,
	"note" text,
	"actual_certain" daterange GENERATED ALWAYS AS (case when actual_from is null then 'empty'::daterange else certain_range(actual_from, actual_from_precision, actual_to) end) STORED,
	"nominal_certain" daterange GENERATED ALWAYS AS (case when nominal_from is null then 'empty'::daterange else certain_range(nominal_from, nominal_from_precision, nominal_to) end) STORED,
	"possible" daterange GENERATED ALWAYS AS (case when actual_from is null then 'empty'::daterange else possible_range(actual_from, actual_to, actual_to_precision) end) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agenda_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conference_id" uuid NOT NULL,
	"number" text NOT NULL,
	"rank" integer NOT NULL,
	"title" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agenda_item_number_once" UNIQUE("conference_id","number")
);
--> statement-breakpoint
CREATE TABLE "conference" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"body" text NOT NULL,
	"ordinal" integer,
	"title" jsonb NOT NULL,
	"from_date" date NOT NULL,
	"from_precision" text DEFAULT 'day' NOT NULL,
	"to_date" date,
	"to_precision" text,
	"city" jsonb,
	"host" text,
	"mode" text,
	"venue" text,
	"zone" text,
	"organiser" text,
	"financed_by" text,
	"support" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"theme" text,
	"note" text,
	"stage" text NOT NULL,
	"source" text,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conference_slug_once" UNIQUE("slug"),
	CONSTRAINT "conference_ordinal_once" UNIQUE("body","ordinal"),
	CONSTRAINT "conference_in_order" CHECK ("conference"."to_date" is null or "conference"."to_date" >= "conference"."from_date")
);
--> statement-breakpoint
CREATE TABLE "conference_participant" (
	"conference_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"took_part" boolean DEFAULT false NOT NULL,
	"adopted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "conference_participant_conference_id_participant_pk" PRIMARY KEY("conference_id","participant")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" text NOT NULL,
	"conference_id" uuid NOT NULL,
	"agenda_item_id" uuid,
	"title" jsonb NOT NULL,
	"distribution" text NOT NULL,
	"access" text NOT NULL,
	"delegation" text,
	"stage" text DEFAULT 'draft' NOT NULL,
	"cleared_at" timestamp with time zone,
	"issued_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_symbol_once" UNIQUE("symbol"),
	CONSTRAINT "document_delegation_named" CHECK (("document"."access" = 'delegation') = ("document"."delegation" is not null))
);
--> statement-breakpoint
CREATE TABLE "language_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"document_id" uuid NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "language_version_once" UNIQUE("document_id","language","media_type"),
	CONSTRAINT "language_version_hash_form" CHECK ("language_version"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "released_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" text NOT NULL,
	"conference_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	"distribution" text NOT NULL,
	"released_on" date NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "released_symbol_once" UNIQUE("symbol")
);
--> statement-breakpoint
CREATE TABLE "released_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"released_id" uuid NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secretariat_arrangement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"host" text,
	"seat" text,
	"stage" text NOT NULL,
	"on_date" date,
	"on_precision" text,
	"instrument" text,
	"source" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership_period" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"iso3" text,
	"acronym" text,
	"participant" text GENERATED ALWAYS AS (coalesce(iso3, 'org:' || acronym)) STORED NOT NULL,
	"status" text NOT NULL,
	"from_date" date,
	"from_precision" text,
	"to_date" date,
	"to_precision" text,
	"founding" boolean DEFAULT false NOT NULL,
	"instrument" text,
	"source" text,
	"note" text,
	"certain" daterange GENERATED ALWAYS AS (certain_range(from_date, from_precision, to_date)) STORED NOT NULL,
	"possible" daterange GENERATED ALWAYS AS (possible_range(from_date, to_date, to_precision)) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_one_participant" CHECK (num_nonnulls("membership_period"."iso3", "membership_period"."acronym") = 1),
	CONSTRAINT "membership_decided_or_sourced" CHECK (num_nonnulls("membership_period"."instrument", "membership_period"."source") >= 1)
);
--> statement-breakpoint
CREATE TABLE "news" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"date" date NOT NULL,
	"headline" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"conference_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "news_slug_once" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"conference_id" uuid,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb,
	"adopted_on" date,
	"adopted_on_precision" text,
	"released_id" uuid,
	"source" text,
	"instrument" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outcome_slug_once" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "body" (
	"key" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "body_code_once" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"key" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"rank" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "process" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" jsonb NOT NULL,
	"name_note" text,
	"acronym" text NOT NULL,
	"symbol_prefix" text NOT NULL,
	"kind" text NOT NULL,
	"launched" date NOT NULL,
	"launched_precision" text NOT NULL,
	"launch_source" text,
	"launch_participants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"working_languages" jsonb NOT NULL,
	"chair_rotation" text,
	"support_unit_tasks" text,
	"zone" text DEFAULT 'UTC' NOT NULL,
	"not_found" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"file_hash" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "process_single" CHECK ("process"."single")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_record" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"entry" text NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"act" text GENERATED ALWAYS AS (entry::jsonb ->> 'act') STORED NOT NULL,
	"noun" text GENERATED ALWAYS AS (entry::jsonb #>> '{subject,noun}') STORED,
	"subject_id" text GENERATED ALWAYS AS (entry::jsonb #>> '{subject,id}') STORED,
	CONSTRAINT "audit_record_hash_once" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "command_receipt" (
	"key" uuid PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"account_id" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"noun" text NOT NULL,
	"subject_id" uuid,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"kind" text,
	"source" text NOT NULL,
	"note" text,
	"held" boolean DEFAULT false NOT NULL,
	"reason" text,
	"held_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"key" text PRIMARY KEY NOT NULL,
	"publisher" text NOT NULL,
	"title" text NOT NULL,
	"date" date,
	"date_precision" text,
	"url" text,
	"rank" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"acronym" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"role" text NOT NULL,
	"since" date,
	"since_precision" text,
	"source" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "state" (
	"iso3" text PRIMARY KEY NOT NULL,
	"m49" text NOT NULL,
	"note" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "state_m49_once" UNIQUE("m49"),
	CONSTRAINT "state_iso3_form" CHECK ("state"."iso3" ~ '^[A-Z]{3}$'),
	CONSTRAINT "state_m49_form" CHECK ("state"."m49" ~ '^[0-9]{3}$')
);
--> statement-breakpoint
CREATE TABLE "state_name" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"iso3" text NOT NULL,
	"language" text NOT NULL,
	"short" text NOT NULL,
	"formal" text NOT NULL,
	"from_date" date,
	"to_date" date,
	"during" daterange GENERATED ALWAYS AS (daterange(from_date, to_date, '[)')) STORED NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_iso3_state_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_acronym_organization_acronym_fk" FOREIGN KEY ("acronym") REFERENCES "public"."organization"("acronym") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_office_office_key_fk" FOREIGN KEY ("office") REFERENCES "public"."office"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_iso3_state_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_hand_over_conference_conference_id_fk" FOREIGN KEY ("hand_over_conference") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_body_body_key_fk" FOREIGN KEY ("body") REFERENCES "public"."body"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_host_state_iso3_fk" FOREIGN KEY ("host") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conference_participant" ADD CONSTRAINT "conference_participant_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_delegation_state_iso3_fk" FOREIGN KEY ("delegation") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "released_document" ADD CONSTRAINT "released_document_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "released_version" ADD CONSTRAINT "released_version_released_id_released_document_id_fk" FOREIGN KEY ("released_id") REFERENCES "public"."released_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_host_state_iso3_fk" FOREIGN KEY ("host") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ADD CONSTRAINT "secretariat_arrangement_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_iso3_state_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_acronym_organization_acronym_fk" FOREIGN KEY ("acronym") REFERENCES "public"."organization"("acronym") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_period" ADD CONSTRAINT "membership_period_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_conference_id_conference_id_fk" FOREIGN KEY ("conference_id") REFERENCES "public"."conference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_released_id_released_document_id_fk" FOREIGN KEY ("released_id") REFERENCES "public"."released_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_name" ADD CONSTRAINT "state_name_iso3_state_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."state"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_by_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_failure_by_email" ON "sign_in_failure" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "sign_in_failure_by_address" ON "sign_in_failure" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "chair_term_by_office" ON "chair_term" USING btree ("office");--> statement-breakpoint
CREATE INDEX "agenda_by_conference" ON "agenda_item" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "document_by_conference" ON "document" USING btree ("conference_id");--> statement-breakpoint
CREATE INDEX "membership_by_participant" ON "membership_period" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "claim_by_subject" ON "claim" USING btree ("noun","subject_id");