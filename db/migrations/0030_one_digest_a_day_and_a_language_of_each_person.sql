-- The language that a person is written to in: that of the page by which they signed in last. Until then they are written to in each.
ALTER TABLE "account" ADD COLUMN "language" text;
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_language_known" CHECK ("account"."language" in ('en', 'fr', 'ru'));
--> statement-breakpoint
CREATE TABLE "digest_notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"notice" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"noted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "digest_notice_notice_known" CHECK ("digest_notice"."notice" in ('round-opened', 'round-extended', 'proposal-returned', 'text-adopted', 'document-issued', 'commitment-due')),
	CONSTRAINT "digest_notice_state_known" CHECK ("digest_notice"."state" in ('waiting', 'told', 'left-out')),
	CONSTRAINT "digest_notice_settled" CHECK (("digest_notice"."state" = 'waiting') = ("digest_notice"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "digest_notice" ADD CONSTRAINT "digest_notice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "digest_notice_by_account" ON "digest_notice" USING btree ("account_id","state","noted_at");
--> statement-breakpoint
CREATE INDEX "digest_notice_by_state" ON "digest_notice" USING btree ("state","settled_at");
--> statement-breakpoint
-- Written by put_digest alone, gathered and removed by the system, seen by those who keep the portal.
ALTER TABLE digest_notice ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE digest_notice FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_staff ON digest_notice FOR SELECT USING ((SELECT in_scope('secretariat', 'administrator', 'system')));
--> statement-breakpoint
CREATE POLICY insert_by_system ON digest_notice FOR INSERT WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY update_by_system ON digest_notice FOR UPDATE USING ((SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY delete_by_system ON digest_notice FOR DELETE USING ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON digest_notice TO portal_app;
--> statement-breakpoint
-- Writes at once to everybody who acts for some participants, or to those of a role among them, each in their language: words has a subject and a body by it, and under 'all'
-- what whoever has none yet gets. Whoever has it written learns no address by it.
DROP FUNCTION put_notice(text[], text, text);
--> statement-breakpoint
CREATE FUNCTION put_notice(participants text[], words jsonb, of_role text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE held account; said jsonb; written integer := 0;
BEGIN
  FOR held IN SELECT * FROM account a WHERE a.participant = ANY (participants) AND a.active AND (of_role IS NULL OR a.role = of_role) ORDER BY a.email LOOP
    said := coalesce(words -> held.language, words -> 'all');
    PERFORM put_mail(held.email, said ->> 'subject', said ->> 'body');
    written := written + 1;
  END LOOP;
  RETURN written;
END $$;
--> statement-breakpoint
-- Keeps for the digest of each person whom it is for that something changed: of those who act for some participants those of a role, or all;
-- of a document that is issued those who may read it, as lib/document/rules.ts has it. Whoever may see it no longer when the digest goes is not told.
CREATE FUNCTION put_digest(kind text, subject uuid, participants text[], of_role text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE written integer;
BEGIN
  IF kind = 'document-issued' THEN
    INSERT INTO digest_notice (account_id, notice, subject_id)
      SELECT a.account_id, kind, d.id FROM document d LEFT JOIN conference c ON c.id = d.conference_id CROSS JOIN account_context a
      WHERE d.id = subject AND a.participant IS NOT NULL AND CASE d.access
        WHEN 'public' THEN a.status IN ('member', 'observer') OR cardinality(a.bodies) > 0
        WHEN 'participants' THEN a.status IN ('member', 'observer')
        WHEN 'members' THEN a.status = 'member' AND a.role <> 'observer'
        WHEN 'body' THEN c.body = ANY (a.bodies)
        WHEN 'delegation' THEN a.status IN ('member', 'observer') AND d.delegation = a.participant
        ELSE false END;
  ELSE
    INSERT INTO digest_notice (account_id, notice, subject_id)
      SELECT a.id, kind, subject FROM account a
      WHERE a.active AND a.participant = ANY (participants) AND (of_role IS NULL OR a.role = of_role);
  END IF;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
--> statement-breakpoint
-- For whom something waits for the next digest, and what, for those who keep the portal; the longest waiting first.
CREATE FUNCTION digests_waiting(scopes text DEFAULT current_setting('app.scopes', true))
RETURNS TABLE (account_id uuid, recipient text, since timestamptz, notices json) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT n.account_id, a.email, min(n.noted_at), json_agg(n.notice ORDER BY n.noted_at)
  FROM digest_notice n JOIN account a ON a.id = n.account_id
  WHERE n.state = 'waiting' AND string_to_array(coalesce(scopes, ''), ',') && ARRAY['secretariat', 'administrator', 'system']
  GROUP BY n.account_id, a.email ORDER BY min(n.noted_at), a.email
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION put_notice(text[], jsonb, text), put_digest(text, uuid, text[], text), digests_waiting(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION put_notice(text[], jsonb, text), put_digest(text, uuid, text[], text), digests_waiting(text) TO portal_app;
