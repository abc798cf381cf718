-- Whoever saw a document sees that it was withdrawn: said once, with who sees it while it holds.
DROP POLICY read_notice ON document;
--> statement-breakpoint
ALTER POLICY read_in_scope ON document USING (
  (SELECT in_scope('secretariat', 'system'))
  OR ((stage IN ('issued', 'superseded') OR (stage = 'withdrawn' AND issued_at IS NOT NULL)) AND (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN access = 'public' THEN ARRAY['participants', 'body']
    WHEN access = 'participants' THEN ARRAY['participants']
    WHEN access = 'members' THEN ARRAY['members']
    WHEN access = 'body' AND conference_id IN (SELECT own_body_conferences()) THEN ARRAY['body']
    WHEN access = 'delegation' AND acts_for(delegation) THEN ARRAY['participants']
    ELSE ARRAY[]::text[]
  END)
);
