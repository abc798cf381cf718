-- A body may report to another, have terms of reference, a mandate with an end, and members who are named.
ALTER TABLE "body" ADD COLUMN "parent" text;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "terms_of_reference" text;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "source" text;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "mandate_from" date;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "mandate_from_precision" text;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "mandate_to" date;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "mandate_to_precision" text;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "restricted" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "body" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_parent_body_key_fk" FOREIGN KEY ("parent") REFERENCES "public"."body"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_not_its_own_parent" CHECK ("body"."parent" <> "body"."key");
--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_mandate_from_precision_known" CHECK ("body"."mandate_from_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_mandate_to_precision_known" CHECK ("body"."mandate_to_precision" in ('day', 'month', 'year'));
--> statement-breakpoint
CREATE INDEX "body_by_parent" ON "body" USING btree ("parent");
--> statement-breakpoint
CREATE INDEX "body_by_source" ON "body" USING btree ("source");
--> statement-breakpoint
-- An office is the process's or one body's; a joint one has several holders at once.
ALTER TABLE "office" ADD COLUMN "body" text;
--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "joint" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_body_body_key_fk" FOREIGN KEY ("body") REFERENCES "public"."body"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "office_by_body" ON "office" USING btree ("body");
--> statement-breakpoint
CREATE TABLE "body_member" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"body" text NOT NULL,
	"participant" text NOT NULL,
	"part" text DEFAULT 'member' NOT NULL,
	"from_date" date,
	"from_precision" text,
	"to_date" date,
	"to_precision" text,
	"instrument" text,
	"source" text,
	"note" text,
	"certain" daterange GENERATED ALWAYS AS (certain_range(from_date, from_precision, to_date)) STORED NOT NULL,
	"possible" daterange GENERATED ALWAYS AS (possible_range(from_date, to_date, to_precision)) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "body_member_part_known" CHECK ("body_member"."part" in ('member', 'observer')),
	CONSTRAINT "body_member_from_precision_known" CHECK ("body_member"."from_precision" in ('day', 'month', 'year')),
	CONSTRAINT "body_member_to_precision_known" CHECK ("body_member"."to_precision" in ('day', 'month', 'year')),
	CONSTRAINT "body_member_decided_or_sourced" CHECK (num_nonnulls("body_member"."instrument", "body_member"."source") >= 1)
);
--> statement-breakpoint
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_body_body_key_fk" FOREIGN KEY ("body") REFERENCES "public"."body"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "body_member_by_body" ON "body_member" USING btree ("body");
--> statement-breakpoint
CREATE INDEX "body_member_by_participant" ON "body_member" USING btree ("participant");
--> statement-breakpoint
CREATE INDEX "body_member_by_source" ON "body_member" USING btree ("source");
--> statement-breakpoint
ALTER TABLE "body_member" ADD CONSTRAINT "body_member_no_overlap" EXCLUDE USING gist (body WITH =, participant WITH =, certain WITH &&);
--> statement-breakpoint
-- Whoever holds an office is a participant: a State or an organization.
DROP FUNCTION account_context_of(uuid);
--> statement-breakpoint
DROP FUNCTION session_context(bytea);
--> statement-breakpoint
DROP VIEW account_context;
--> statement-breakpoint
DROP FUNCTION incumbent_on(date);
--> statement-breakpoint
ALTER TABLE "chair_term" ADD COLUMN "participant" text;
--> statement-breakpoint
UPDATE chair_term SET participant = iso3;
--> statement-breakpoint
ALTER TABLE "chair_term" ALTER COLUMN "participant" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "chair_term" ADD CONSTRAINT "chair_term_participant_participant_key_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "chair_term_by_participant" ON "chair_term" USING btree ("participant");
--> statement-breakpoint
ALTER TABLE "chair_term" DROP COLUMN "iso3";
--> statement-breakpoint
-- The seat of a term: a joint office has one for each holder, another has one in all. No two terms are on one seat at once for certain.
ALTER TABLE "chair_term" ADD COLUMN "seat" text DEFAULT '' NOT NULL;
--> statement-breakpoint
CREATE FUNCTION seat_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.seat := CASE WHEN (SELECT o.joint FROM office o WHERE o.key = NEW.office) THEN NEW.participant ELSE '' END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER term_seated BEFORE INSERT OR UPDATE ON chair_term FOR EACH ROW EXECUTE FUNCTION seat_term();
--> statement-breakpoint
CREATE FUNCTION seat_terms_of_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE chair_term t SET seat = '' WHERE t.office = NEW.key;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER office_seats_terms AFTER UPDATE OF joint ON office FOR EACH ROW
  WHEN (OLD.joint IS DISTINCT FROM NEW.joint) EXECUTE FUNCTION seat_terms_of_office();
--> statement-breakpoint
ALTER TABLE chair_term DROP CONSTRAINT chair_term_actual_no_overlap;
--> statement-breakpoint
ALTER TABLE chair_term DROP CONSTRAINT chair_term_nominal_no_overlap;
--> statement-breakpoint
DROP INDEX chair_term_one_incumbent;
--> statement-breakpoint
ALTER TABLE chair_term ADD CONSTRAINT chair_term_actual_no_overlap EXCLUDE USING gist (office WITH =, seat WITH =, actual_certain WITH &&) WHERE (stage IN ('incumbent', 'completed'));
--> statement-breakpoint
ALTER TABLE chair_term ADD CONSTRAINT chair_term_nominal_no_overlap EXCLUDE USING gist (office WITH =, seat WITH =, nominal_certain WITH &&) WHERE (stage IN ('designated', 'incumbent'));
--> statement-breakpoint
CREATE UNIQUE INDEX chair_term_one_incumbent ON chair_term (office, seat) WHERE stage = 'incumbent';
--> statement-breakpoint
-- What stands for a participant where a name is too long: a State's alpha-3 code, an organization's acronym.
CREATE FUNCTION participant_code(wanted text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN wanted LIKE 'org:%' THEN substr(wanted, 5) ELSE wanted END;
--> statement-breakpoint
-- Who holds each office on a day, one a seat: of the terms that run or ran and may hold, the latest beginning.
-- lib/chairmanship/rules.ts says the same (incumbentsOn), and a test holds both together.
CREATE FUNCTION incumbent_on(day date) RETURNS TABLE (office text, id uuid, participant text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (t.office, t.seat) t.office, t.id, t.participant, t.actual_certain @> day
  FROM chair_term t WHERE t.stage IN ('incumbent', 'completed') AND t.actual_from IS NOT NULL AND t.possible @> day
  ORDER BY t.office, t.seat, t.actual_from DESC, t.actual_to DESC NULLS FIRST, t.created_at DESC, t.id
$$;
--> statement-breakpoint
-- Who belongs to each body on a day, as what: read as membership_on reads the membership of the process.
CREATE FUNCTION body_members_on(day date) RETURNS TABLE (body text, participant text, id uuid, part text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (m.body, m.participant) m.body, m.participant, m.id, m.part, m.from_date IS NOT NULL AND m.certain @> day
  FROM body_member m WHERE m.possible @> day
  ORDER BY m.body, m.participant, m.from_date DESC NULLS LAST, m.to_date DESC NULLS FIRST, m.created_at DESC, m.id
$$;
--> statement-breakpoint
-- Who has what is issued to a body on a day: its members, and whoever holds an office of it; none that the process has suspended or lost.
CREATE FUNCTION body_readers_on(day date) RETURNS TABLE (body text, participant text) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT r.body, r.participant FROM (
    SELECT m.body, m.participant FROM body_members_on(day) m WHERE m.part = 'member'
    UNION SELECT o.body, i.participant FROM incumbent_on(day) i JOIN office o ON o.key = i.office WHERE o.body IS NOT NULL) r
  WHERE NOT EXISTS (SELECT FROM membership_on(day) s WHERE s.participant = r.participant AND s.status IN ('suspended', 'withdrawn'))
$$;
--> statement-breakpoint
-- As before, with the offices of the process that a participant holds and the bodies whose papers it has. It is read only by the two functions below.
CREATE VIEW account_context AS
SELECT a.id AS account_id, a.name, a.role, a.participant,
  (SELECT p.status FROM participation_on(day.today) p WHERE p.participant = a.participant) AS status,
  ARRAY(SELECT i.office FROM incumbent_on(day.today) i JOIN office o ON o.key = i.office WHERE i.participant = a.participant AND o.body IS NULL) AS offices,
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
CREATE FUNCTION account_context_of(wanted uuid) RETURNS SETOF account_context
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT * FROM account_context c WHERE c.account_id = wanted
$$;
--> statement-breakpoint
-- The account of a live session, in one statement: within 12 hours of its beginning, seen in the last 30 minutes, active.
CREATE FUNCTION session_context(token bytea) RETURNS SETOF account_context
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE live session;
BEGIN
  SELECT * INTO live FROM session s
    WHERE s.token_hash = token AND s.ends_at > now() AND s.seen_at > now() - interval '30 minutes';
  IF NOT FOUND THEN RETURN; END IF;
  IF live.seen_at < now() - interval '1 minute' THEN
    UPDATE session s SET seen_at = now() WHERE s.token_hash = token;
  END IF;
  RETURN QUERY SELECT * FROM account_context c WHERE c.account_id = live.account_id;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION account_context_of(uuid), session_context(bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION account_context_of(uuid), session_context(bytea) TO portal_app;
--> statement-breakpoint
-- Bodies, offices, members and terms are kept by the secretariat. What is annulled leaves its table and stays in the correction and in the record.
ALTER TABLE body_member ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE body_member FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_all ON body_member FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON body_member FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT ON body_member TO portal_app;
--> statement-breakpoint
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['body', 'office', 'body_member'] LOOP
    EXECUTE format('CREATE POLICY update_by_secretariat ON %I FOR UPDATE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT UPDATE ON %I TO portal_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['body', 'office', 'body_member'] LOOP
    EXECUTE format('CREATE POLICY annul_by_secretariat ON %I FOR DELETE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT DELETE ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Bodies and offices go by their keys.
ALTER TABLE "correction" ALTER COLUMN "subject_id" SET DATA TYPE text;
--> statement-breakpoint
-- A document for the members of a restricted body. `app.bodies` are the bodies whose papers the actor has today (scope 'body').
ALTER TABLE "document" DROP CONSTRAINT "document_access_known";
--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_access_known" CHECK ("document"."access" in ('public', 'participants', 'members', 'body', 'delegation', 'secretariat'));
--> statement-breakpoint
CREATE FUNCTION own_body_conferences() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT c.id FROM conference c WHERE c.body = ANY (string_to_array(coalesce(current_setting('app.bodies', true), ''), ','))
$$;
--> statement-breakpoint
-- The body whose conference a document is of, also where the reader may not see the conference: a document is not kept back by what it belongs to.
CREATE FUNCTION document_body(conference uuid, language text) RETURNS json LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT json_build_object('key', b.key, 'name', words_in(b.name, language)) FROM conference c JOIN body b ON b.key = c.body WHERE c.id = document_body.conference
$$;
--> statement-breakpoint
ALTER POLICY read_in_scope ON document USING (
  (SELECT in_scope('secretariat', 'system'))
  OR (stage IN ('issued', 'superseded') AND (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN access = 'public' THEN ARRAY['participants', 'body']
    WHEN access = 'participants' THEN ARRAY['participants']
    WHEN access = 'members' THEN ARRAY['members']
    WHEN access = 'body' AND conference_id IN (SELECT own_body_conferences()) THEN ARRAY['body']
    WHEN access = 'delegation' AND acts_for(delegation) THEN ARRAY['participants']
    ELSE ARRAY[]::text[]
  END)
);
--> statement-breakpoint
ALTER POLICY read_when_announced ON conference USING (
  (stage <> 'planned' OR (SELECT in_scope('secretariat', 'system')))
  AND (NOT exercise OR (SELECT in_scope('participants', 'body', 'secretariat', 'administrator', 'system')))
);
