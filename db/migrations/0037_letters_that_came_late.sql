-- What a State wrote by letter is recorded however late it came, as what it is: an answer in a round that is closed, and words on a silence that is over.
CREATE OR REPLACE FUNCTION judge_round() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE round review_round;
BEGIN
  SELECT * INTO STRICT round FROM review_round r WHERE r.id = NEW.round_id FOR SHARE;
  IF (round.closed_at IS NOT NULL OR (round.kind = 'proposals' AND clock_timestamp() >= round.closes_at))
    AND (TG_TABLE_NAME <> 'round_reply' OR to_jsonb(NEW) ->> 'received' IS NULL) THEN
    RAISE EXCEPTION 'the round is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_open';
  END IF;
  IF NOT EXISTS (SELECT FROM round_participant p WHERE p.round_id = NEW.round_id AND p.participant = NEW.participant) THEN
    RAISE EXCEPTION 'not entitled in the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_entitled';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Only the secretariat says that something came by letter.
CREATE POLICY letters_by_secretariat ON round_reply AS RESTRICTIVE FOR INSERT WITH CHECK (received IS NULL OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY letters_kept_by_secretariat ON round_reply AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (received IS NULL OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE TABLE "late_objection" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"procedure_id" uuid NOT NULL,
	"participant" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"language" text NOT NULL,
	"received" text NOT NULL,
	"received_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "late_objection_kind_known" CHECK ("late_objection"."kind" in ('objection', 'amendment'))
);
--> statement-breakpoint
ALTER TABLE "late_objection" ADD CONSTRAINT "late_objection_by_the_entitled" FOREIGN KEY ("procedure_id","participant") REFERENCES "public"."silence_participant"("procedure_id","participant") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "late_objection_by_procedure" ON "late_objection" USING btree ("procedure_id","participant");
--> statement-breakpoint
ALTER TABLE late_objection ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE late_objection FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_with_procedure ON late_objection FOR SELECT USING (EXISTS (SELECT FROM silence_procedure s WHERE s.id = procedure_id));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON late_objection FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT ON late_objection TO portal_app;
--> statement-breakpoint
-- While a silence runs nothing is late. silence_state does not look here: what is recorded late changes nothing.
CREATE FUNCTION judge_late_objection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE procedure silence_procedure;
BEGIN
  SELECT * INTO STRICT procedure FROM silence_procedure s WHERE s.id = NEW.procedure_id FOR SHARE;
  IF silence_state(procedure, clock_timestamp()) = 'running' THEN
    RAISE EXCEPTION 'the silence still runs' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_over';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER silence_over BEFORE INSERT ON late_objection FOR EACH ROW EXECUTE FUNCTION judge_late_objection();
--> statement-breakpoint
CREATE TRIGGER late_objection_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON late_objection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER told AFTER INSERT ON late_objection FOR EACH ROW EXECUTE FUNCTION tell_of_objection();
