-- What a State answered by letter is recorded by the secretariat: how it came, on which day, and whether that was after the close.
ALTER TABLE "round_reply" ADD COLUMN "received" text;--> statement-breakpoint
ALTER TABLE "round_reply" ADD COLUMN "received_on" date;--> statement-breakpoint
ALTER TABLE "round_reply" ADD COLUMN "late" boolean;--> statement-breakpoint
ALTER TABLE "round_reply" ADD CONSTRAINT "round_reply_as_it_came" CHECK (num_nonnulls("round_reply"."received", "round_reply"."received_on", "round_reply"."late") in (0, 3));--> statement-breakpoint
-- A reply that a State gives, and support that it gives or ends, are told as every other change of a text: by its id alone.
CREATE FUNCTION tell_of_reply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  PERFORM pg_notify('text_changed', (SELECT r.text_id::text FROM review_round r WHERE r.id = NEW.round_id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER told AFTER INSERT OR UPDATE ON round_reply FOR EACH ROW EXECUTE FUNCTION tell_of_reply();
--> statement-breakpoint
CREATE FUNCTION tell_of_support() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  PERFORM pg_notify('text_changed', (SELECT p.text_id::text FROM proposal p
    WHERE p.id = CASE TG_OP WHEN 'DELETE' THEN OLD.proposal_id ELSE NEW.proposal_id END));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER told AFTER INSERT OR DELETE ON proponent FOR EACH ROW EXECUTE FUNCTION tell_of_support();
