-- What the compiler of a process file says in words of their own may stand in each language; what is there is English.
ALTER TABLE "secretariat_arrangement" ALTER COLUMN "seat" SET DATA TYPE jsonb
  USING CASE WHEN "seat" IS NULL THEN NULL ELSE jsonb_build_object('en', "seat") END;--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "name_note" SET DATA TYPE jsonb
  USING CASE WHEN "name_note" IS NULL THEN NULL ELSE jsonb_build_object('en', "name_note") END;--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "kind" SET DATA TYPE jsonb USING jsonb_build_object('en', "kind");--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "chair_rotation" SET DATA TYPE jsonb
  USING CASE WHEN "chair_rotation" IS NULL THEN NULL ELSE jsonb_build_object('en', "chair_rotation") END;--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "support_unit_tasks" SET DATA TYPE jsonb
  USING CASE WHEN "support_unit_tasks" IS NULL THEN NULL ELSE jsonb_build_object('en', "support_unit_tasks") END;--> statement-breakpoint
-- A transformation may hold no subquery of its own, but may call a function that has one.
CREATE FUNCTION pg_temp.in_english(texts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('en', t) ORDER BY at), '[]') FROM jsonb_array_elements_text(texts) WITH ORDINALITY f(t, at)
$$;--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "not_found" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "not_found" SET DATA TYPE jsonb USING pg_temp.in_english("not_found");--> statement-breakpoint
ALTER TABLE "process" ALTER COLUMN "not_found" SET DEFAULT '[]';
