-- A source is corrected and removed by the office, as it was seen.
ALTER TABLE "source" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON source FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY annul_by_secretariat ON source FOR DELETE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT UPDATE, DELETE ON source TO portal_app;
--> statement-breakpoint
-- Does anything that the public may read rest on a source: a row of which it is the source, a fact read in it, what it says of one, or a note that
-- names it? One on which an exercise alone rests, a meeting that is planned, a release to come or what was withdrawn, is not on the public side.
-- Asked whenever sources are read there: what rests on them is written in a dozen tables. Notes, which no index finds, are read last.
CREATE FUNCTION source_is_public(wanted text) RETURNS boolean LANGUAGE sql STABLE SET app.scopes = '' AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM process p WHERE p.launch_source = wanted)
      OR EXISTS (SELECT FROM membership_period p WHERE p.source = wanted) OR EXISTS (SELECT FROM chair_term t WHERE t.source = wanted)
      OR EXISTS (SELECT FROM body b WHERE b.source = wanted) OR EXISTS (SELECT FROM body_member m WHERE m.source = wanted)
      OR EXISTS (SELECT FROM secretariat_arrangement a WHERE a.source = wanted) OR EXISTS (SELECT FROM organization o WHERE o.source = wanted)
      OR EXISTS (SELECT FROM conference c WHERE c.source = wanted AND c.stage <> 'planned' AND NOT c.exercise)
      OR EXISTS (SELECT FROM outcome o WHERE o.source = wanted AND o.withdrawn_on IS NULL)
      OR EXISTS (SELECT FROM statement d JOIN conference c ON c.id = d.conference_id WHERE d.source = wanted AND c.stage <> 'planned' AND NOT c.exercise)
      OR EXISTS (SELECT FROM news n WHERE n.source = wanted AND n.withdrawn_on IS NULL AND n.called_off_on IS NULL AND (n.public_from IS NULL OR n.public_from <= now()))
      OR EXISTS (SELECT FROM citation q WHERE q.source = wanted AND (q.noun IN ('process', 'membership', 'term', 'arrangement', 'body')
        OR q.noun = 'conference' AND EXISTS (SELECT FROM conference c WHERE c.id::text = q.subject AND c.stage <> 'planned' AND NOT c.exercise)
        OR q.noun = 'outcome' AND EXISTS (SELECT FROM outcome o WHERE o.id::text = q.subject AND o.withdrawn_on IS NULL)))
      OR EXISTS (SELECT FROM claim x WHERE x.source = wanted AND (x.noun IN ('process', 'membership', 'term', 'arrangement')
        OR x.noun = 'conference' AND EXISTS (SELECT FROM conference c WHERE c.id = x.subject_id AND c.stage <> 'planned' AND NOT c.exercise)
        OR x.noun = 'outcome' AND EXISTS (SELECT FROM outcome o WHERE o.id = x.subject_id AND o.withdrawn_on IS NULL)))
    THEN true
    ELSE EXISTS (SELECT FROM (
        SELECT p.note AS said FROM membership_period p UNION ALL SELECT t.note FROM chair_term t UNION ALL SELECT m.note FROM body_member m
        UNION ALL SELECT a.note FROM secretariat_arrangement a UNION ALL SELECT o.note FROM organization o
        UNION ALL SELECT concat_ws(' ', c.note::text, c.organiser::text) FROM conference c WHERE c.stage <> 'planned' AND NOT c.exercise
        UNION ALL SELECT concat_ws(' ', o.note, o.note_words::text) FROM outcome o WHERE o.withdrawn_on IS NULL
        UNION ALL SELECT x.note FROM claim x WHERE x.noun IN ('process', 'membership', 'term', 'arrangement')
          OR x.noun = 'conference' AND EXISTS (SELECT FROM conference c WHERE c.id = x.subject_id AND c.stage <> 'planned' AND NOT c.exercise)
          OR x.noun = 'outcome' AND EXISTS (SELECT FROM outcome o WHERE o.id = x.subject_id AND o.withdrawn_on IS NULL)) notes
      WHERE position(wanted IN said) > 0 AND said ~ ('(^|[^A-Za-z0-9-])' || regexp_replace(wanted, '([^A-Za-z0-9])', '\\\1', 'g') || '($|[^A-Za-z0-9-])'))
  END
$$;
--> statement-breakpoint
-- Has anything public this word? A source counts while it is public; the rest is found by what is kept.
CREATE OR REPLACE FUNCTION search_has(given text) RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE query tsquery := search_query(given);
BEGIN
  RETURN EXISTS (SELECT FROM search_entry e WHERE e.kind NOT IN ('document', 'source') AND e.words @@ query)
    OR EXISTS (SELECT FROM search_entry e WHERE e.kind = 'document' AND e.words @@ query)
    OR EXISTS (SELECT FROM search_entry e WHERE e.kind <> 'document' AND e.kind = 'source' AND e.words @@ query AND source_is_public(e.key));
END $$;
