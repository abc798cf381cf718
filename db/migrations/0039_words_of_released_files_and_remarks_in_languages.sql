-- What the words of a released file are, as far as they could be read: by them the search finds the document.
CREATE TABLE "released_text" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"released_id" uuid NOT NULL,
	"state" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "released_text_state_known" CHECK ("released_text"."state" in ('read', 'partly', 'no-words', 'too-long', 'unreadable', 'missing', 'held-back'))
);
--> statement-breakpoint
ALTER TABLE "released_text" ADD CONSTRAINT "released_text_version_id_released_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."released_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "released_text" ADD CONSTRAINT "released_text_released_id_released_document_id_fk" FOREIGN KEY ("released_id") REFERENCES "public"."released_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "released_text_of" ON "released_text" USING btree ("released_id");--> statement-breakpoint
ALTER TABLE released_text ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE released_text FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The words of what was withdrawn are nobody's but the secretariat's.
CREATE POLICY read_when_public ON released_text FOR SELECT USING ((SELECT in_scope('secretariat', 'system'))
  OR EXISTS (SELECT FROM released_document d WHERE d.id = released_id AND d.withdrawn_on IS NULL));
--> statement-breakpoint
CREATE POLICY insert_by_system ON released_text FOR INSERT WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY update_by_system ON released_text FOR UPDATE USING ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON released_text TO portal_app;
--> statement-breakpoint
-- Of texts in a few languages more of each is searched, so that long reports are found whole; together they stay within what one entry may have.
CREATE OR REPLACE FUNCTION search_vector(title jsonb, code text, body jsonb) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE one record; made tsvector := setweight(to_tsvector('pg_catalog.simple', coalesce(search_words(code), '')), 'A');
  most integer := greatest(20000, least(200000, 400000 / greatest(1, (SELECT count(*) FROM jsonb_object_keys(body))::integer)));
BEGIN
  FOR one IN SELECT t.key, t.value, 'A'::"char" AS weight FROM jsonb_each_text(title) t UNION ALL SELECT b.key, b.value, 'C' FROM jsonb_each_text(body) b ORDER BY 3, 1 LOOP
    made := made || setweight(to_tsvector(search_config(one.key), search_words(left(one.value, most))), one.weight);
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- A document with the words of its files, in each language those of the file that has the most: the same text is often there as DOCX and as PDF.
CREATE OR REPLACE FUNCTION public_document(keys text[]) RETURNS TABLE (key text, place text, title jsonb, body jsonb, on_date date, on_precision text, code text, public_from timestamptz)
LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT d.id::text, '/conferences/' || c.slug, d.title,
    coalesce((SELECT jsonb_object_agg(w.language, w.words) FROM (
      SELECT DISTINCT ON (v.language) v.language, t.words FROM released_version v JOIN released_text t ON t.version_id = v.id
      WHERE v.released_id = d.id AND v.scan <> 'refused' AND t.words <> '' ORDER BY v.language, length(t.words) DESC, v.id) w), '{}'),
    d.released_on, 'day', d.symbol, NULL::timestamptz
  FROM released_document d JOIN conference c ON c.id = d.conference_id
  WHERE d.id = ANY (keys::uuid[]) AND d.withdrawn_on IS NULL AND c.stage <> 'planned' AND NOT c.exercise
$$;
--> statement-breakpoint
CREATE TRIGGER search_follows_insert AFTER INSERT ON released_text REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows('document:released_id');
--> statement-breakpoint
CREATE TRIGGER search_follows_update AFTER UPDATE ON released_text REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows('document:released_id');
--> statement-breakpoint
-- What the scanner refuses afterwards is not found any more.
CREATE TRIGGER search_follows_update AFTER UPDATE ON released_version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_follows('document:released_id');
--> statement-breakpoint
-- A file that is released is read as soon as its act stands; of those that were there before, and of what was missed, the worker's clock thinks.
CREATE FUNCTION read_released() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM put_job('read-released', 'null');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER read_released AFTER INSERT ON released_version FOR EACH STATEMENT EXECUTE FUNCTION read_released();
--> statement-breakpoint
-- What remarks of the register say in other languages: by language, then by the remark itself. One that is worded anew has no translation until it is given one.
ALTER TABLE "process" ADD COLUMN "remarks" jsonb DEFAULT '{}'::jsonb NOT NULL;
--> statement-breakpoint
-- The office reads each as it is recorded, since that is what it puts right.
CREATE FUNCTION remark_in(remark text, language text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN in_scope('secretariat', 'system') THEN remark ELSE coalesce((SELECT p.remarks -> language ->> remark FROM process p), remark) END;
--> statement-breakpoint
-- What is claimed of a thing, its remarks in the language of the page; of who the secretariat is also what is claimed, which is a sentence.
CREATE FUNCTION claims_json(wanted_noun text, wanted_id uuid, language text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_agg(json_build_object('id', c.id, 'field', c.field, 'value', CASE WHEN c.noun = 'arrangement' THEN remark_in(c.value, language) ELSE c.value END,
    'kind', c.kind, 'note', remark_in(c.note, language),
    'mentioned', sources_in(c.note), 'accepted', c.accepted, 'reason', c.reason, 'version', c.version, 'source', source_json(c.source))
    ORDER BY c.field, c.accepted DESC, s.rank, c.value)
  FROM claim c JOIN source s ON s.key = c.source
  WHERE c.noun = wanted_noun AND c.subject_id IS NOT DISTINCT FROM wanted_id
), '[]'::json);
--> statement-breakpoint
-- The same with its remarks as they are recorded.
CREATE OR REPLACE FUNCTION claims_json(wanted_noun text, wanted_id uuid) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN claims_json(wanted_noun, wanted_id, NULL);
