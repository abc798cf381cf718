-- An exercise: a conference on which people try the portal out. Nothing of it is ever public, and it uses up no number of a series.
ALTER TABLE "conference" ADD COLUMN "exercise" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_exercise_unnumbered" CHECK (not "conference"."exercise" or "conference"."ordinal" is null);
--> statement-breakpoint
-- Symbols of exercises have EX where those of a body have its code. Not asked of what the register already holds.
ALTER TABLE "body" ADD CONSTRAINT "body_code_not_of_exercises" CHECK ("body"."code" <> 'EX') NOT VALID;
--> statement-breakpoint
-- Announced, an exercise is seen by those who take part or work here; the public and whoever takes no part never see it.
ALTER POLICY read_when_announced ON conference USING (
  (stage <> 'planned' OR (SELECT in_scope('secretariat', 'system')))
  AND (NOT exercise OR (SELECT in_scope('participants', 'secretariat', 'administrator', 'system')))
);
--> statement-breakpoint
-- Who took part is read with the conference, as its agenda is.
ALTER POLICY read_by_all ON conference_participant USING (EXISTS (SELECT FROM conference c WHERE c.id = conference_id));
--> statement-breakpoint
ALTER POLICY read_by_all ON conference_participant RENAME TO read_with_conference;
--> statement-breakpoint
-- A conference is an exercise from its beginning to its end, or never.
CREATE FUNCTION keep_exercise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a conference does not become an exercise, and an exercise no conference'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'exercise_kept';
END $$;
--> statement-breakpoint
CREATE TRIGGER exercise_kept BEFORE UPDATE OF exercise ON conference FOR EACH ROW
  WHEN (OLD.exercise IS DISTINCT FROM NEW.exercise) EXECUTE FUNCTION keep_exercise();
--> statement-breakpoint
-- What is public refers to no exercise. The trigger's argument is the column that names the conference.
CREATE FUNCTION refuse_exercise() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  IF EXISTS (SELECT FROM conference c WHERE c.exercise AND c.id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid) THEN
    RAISE EXCEPTION 'nothing of an exercise is public' USING ERRCODE = 'check_violation', CONSTRAINT = 'exercise_not_public';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION refuse_exercise() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER exercise_not_public BEFORE INSERT OR UPDATE OF conference_id ON released_document FOR EACH ROW EXECUTE FUNCTION refuse_exercise('conference_id');
--> statement-breakpoint
CREATE TRIGGER exercise_not_public BEFORE INSERT OR UPDATE OF conference_id ON outcome FOR EACH ROW EXECUTE FUNCTION refuse_exercise('conference_id');
--> statement-breakpoint
CREATE TRIGGER exercise_not_public BEFORE INSERT OR UPDATE OF conference_id ON news FOR EACH ROW EXECUTE FUNCTION refuse_exercise('conference_id');
--> statement-breakpoint
CREATE TRIGGER exercise_not_public BEFORE INSERT OR UPDATE OF subject_id ON claim FOR EACH ROW EXECUTE FUNCTION refuse_exercise('subject_id');
--> statement-breakpoint
CREATE TRIGGER exercise_not_public BEFORE INSERT OR UPDATE OF hand_over_conference ON chair_term FOR EACH ROW EXECUTE FUNCTION refuse_exercise('hand_over_conference');
--> statement-breakpoint
CREATE TRIGGER exercise_not_public BEFORE INSERT OR UPDATE OF access, conference_id ON document FOR EACH ROW
  WHEN (NEW.access = 'public') EXECUTE FUNCTION refuse_exercise('conference_id');
