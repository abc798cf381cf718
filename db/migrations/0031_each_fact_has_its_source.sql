-- Each fact of the register may name the sources in which it was read, beside that of its row (decision 045).
CREATE TABLE "citation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"noun" text NOT NULL,
	"subject" text NOT NULL,
	"field" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "citation_once" UNIQUE("noun","subject","field","source"),
	CONSTRAINT "citation_noun_known" CHECK ("citation"."noun" in ('process', 'membership', 'term', 'arrangement', 'conference', 'outcome', 'body'))
);
--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_source_key_fk" FOREIGN KEY ("source") REFERENCES "public"."source"("key") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "citation_by_source" ON "citation" USING btree ("source");
--> statement-breakpoint
ALTER TABLE "conference" ADD COLUMN "inferred" text;
--> statement-breakpoint
ALTER TABLE "conference" ADD CONSTRAINT "conference_inferred_known" CHECK ("conference"."inferred" in ('year', 'month', 'day'));
--> statement-breakpoint
-- When a body was recorded: of those that are there already the day on which the register began, which brought them but for a few.
ALTER TABLE "body" ADD COLUMN "created_at" timestamp with time zone;
--> statement-breakpoint
SELECT set_config('app.scopes', 'system', true);
--> statement-breakpoint
UPDATE body SET created_at = coalesce((SELECT min(r.at) FROM audit_record r WHERE r.noun = 'body' AND r.subject_id = body.key),
  (SELECT loaded_at FROM process), now());
--> statement-breakpoint
SELECT set_config('app.scopes', '', true);
--> statement-breakpoint
ALTER TABLE "body" ALTER COLUMN "created_at" SET DEFAULT now();
--> statement-breakpoint
ALTER TABLE "body" ALTER COLUMN "created_at" SET NOT NULL;
--> statement-breakpoint
-- Public with what it is about: nothing tells of a conference that is still planned, or of an exercise.
ALTER TABLE citation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE citation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_with_subject ON citation FOR SELECT USING (
  noun <> 'conference' OR EXISTS (SELECT FROM conference c WHERE c.id = CASE WHEN noun = 'conference' THEN subject::uuid END));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON citation FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY annul_by_secretariat ON citation FOR DELETE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON citation TO portal_app;
--> statement-breakpoint
-- The sources of each fact of one subject, by its field: those of the claim that is accepted, all others that say the same to the letter, and
-- those that are cited. A term has a field for each end of its nominal and its actual span.
CREATE FUNCTION citations_json(wanted_noun text, wanted_subject text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_object_agg(f.field, f.sources) FROM (
    SELECT v.field, json_agg(source_json(s.key) ORDER BY v.accepted DESC, s.rank) AS sources
    FROM (
      SELECT u.field, u.source, bool_or(u.accepted) AS accepted FROM (
        SELECT c.field, c.source, false AS accepted FROM citation c WHERE c.noun = wanted_noun AND c.subject = wanted_subject
        UNION ALL
        SELECT CASE c.noun WHEN 'term' THEN coalesce(c.kind, 'actual') || initcap(c.field) ELSE c.field END, c.source, c.accepted
        FROM claim c
        WHERE c.noun = wanted_noun
          AND c.subject_id IS NOT DISTINCT FROM CASE WHEN wanted_noun NOT IN ('process', 'body') THEN wanted_subject::uuid END
          AND EXISTS (SELECT FROM claim a WHERE a.accepted AND a.noun = c.noun AND a.subject_id IS NOT DISTINCT FROM c.subject_id
            AND a.field = c.field AND coalesce(a.kind, 'actual') = coalesce(c.kind, 'actual') AND a.value = c.value)
      ) u GROUP BY u.field, u.source
    ) v JOIN source s ON s.key = v.source GROUP BY v.field
  ) f
), '{}'::json);
--> statement-breakpoint
-- Who says what no source is named for, in the form of a source: the secretariat, with the day on which it recorded it.
CREATE FUNCTION recorded_json(at timestamptz) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT json_build_object('key', 'entry-' || d.day, 'publisher', coalesce((SELECT acronym FROM process), ''), 'title', '', 'url', NULL,
    'date', partial_json(d.day, 'day'))
  FROM (SELECT (at AT TIME ZONE coalesce((SELECT zone FROM process), 'UTC'))::date AS day) d);
