ALTER TABLE "proposal" DROP CONSTRAINT "proposal_stage_known";--> statement-breakpoint
ALTER TABLE "paragraph_decision" DROP CONSTRAINT "paragraph_decision_decision_known";--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_stage_known" CHECK ("proposal"."stage" in ('submitted', 'bracketed', 'agreed', 'noted', 'returned', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "paragraph_decision" ADD CONSTRAINT "paragraph_decision_decision_known" CHECK ("paragraph_decision"."decision" in ('agreed', 'taken', 'merged', 'bracketed', 'noted', 'returned', 'reopened'));--> statement-breakpoint
-- A silence that is extended is put before its members in words that say the new instant; at no other time do they change.
GRANT UPDATE (words) ON silence_procedure TO portal_app;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION judge_extension() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  IF silence_state(OLD, clock_timestamp()) <> 'running' THEN
    RAISE EXCEPTION 'the silence runs no longer' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_running';
  END IF;
  IF NEW.expires_at < OLD.expires_at THEN
    RAISE EXCEPTION 'a silence is never shortened' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_not_shortened';
  END IF;
  IF NEW.words <> OLD.words AND NEW.expires_at = OLD.expires_at THEN
    RAISE EXCEPTION 'the words of a silence stay' USING ERRCODE = 'check_violation', CONSTRAINT = 'silence_words_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What the secretariat records for a State takes the place of its position before, as what the State says itself does.
ALTER POLICY update_own_or_lead ON proposal USING (acts_for(participant) OR leads_text(text_id) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
ALTER POLICY delete_own ON proponent USING (acts_for(participant) OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
-- A comment changes no words: it never stood in brackets, nor was it taken into a text.
UPDATE proposal SET stage = CASE stage WHEN 'agreed' THEN 'noted' ELSE 'submitted' END WHERE kind = 'comment' AND stage IN ('agreed', 'bracketed');
