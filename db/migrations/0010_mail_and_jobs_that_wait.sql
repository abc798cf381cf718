CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"reason" text,
	"answer" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempted_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_state_known" CHECK ("mail"."state" in ('queued', 'sending', 'sent', 'failed', 'held', 'dropped')),
	CONSTRAINT "mail_reason_known" CHECK ("mail"."reason" in ('refused', 'deferred', 'unknown', 'no-server', 'example-domain')),
	CONSTRAINT "mail_reason_given" CHECK (("mail"."state" in ('failed', 'held')) = ("mail"."reason" is not null))
);
--> statement-breakpoint
CREATE INDEX "mail_by_state" ON "mail" USING btree ("state","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);
--> statement-breakpoint
CREATE INDEX "mail_by_creation" ON "mail" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);
--> statement-breakpoint
-- Mail is seen and decided on by those who keep the portal; it is written by put_mail alone and removed by the system.
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_staff ON mail FOR SELECT USING ((SELECT in_scope('secretariat', 'administrator', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_staff ON mail FOR UPDATE USING ((SELECT in_scope('secretariat', 'administrator', 'system')));
--> statement-breakpoint
CREATE POLICY insert_by_system ON mail FOR INSERT WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY delete_by_system ON mail FOR DELETE USING ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON mail TO portal_app;
--> statement-breakpoint
-- Puts a job down in the transaction of whoever asks: it is there when that commits, and never was when it does not. The queue says how
-- often it is tried. The schema pgboss is the job library's own (db/queues.ts); the portal's role may not write it but as the system.
CREATE FUNCTION put_job(kind text, payload jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made uuid;
BEGIN
  INSERT INTO pgboss.job (name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
      keep_until, policy, dead_letter, heartbeat_seconds)
    SELECT q.name, payload, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds,
      now() + q.retention_seconds * interval '1 second', q.policy, q.dead_letter, q.heartbeat_seconds
    FROM pgboss.queue q WHERE q.name = kind
    RETURNING id INTO STRICT made;
  RETURN made;
END $$;
--> statement-breakpoint
CREATE FUNCTION put_mail(recipient text, subject text, body text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE made uuid;
BEGIN
  INSERT INTO mail (recipient, subject, body) VALUES (recipient, subject, body) RETURNING id INTO made;
  PERFORM put_job('mail', jsonb_build_object('mail', made));
  RETURN made;
END $$;
--> statement-breakpoint
-- Jobs that failed for good, for those who keep the portal. A mail says itself what became of it.
CREATE FUNCTION failed_jobs() RETURNS TABLE (id uuid, kind text, failed_at timestamptz, attempts int, error text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT in_scope('secretariat', 'administrator', 'system') THEN RETURN; END IF;
  RETURN QUERY SELECT j.id, j.name, j.completed_on, j.retry_count + 1, j.output ->> 'message'
    FROM pgboss.job j WHERE j.state = 'failed' AND j.name <> 'mail' ORDER BY j.completed_on DESC;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION put_job(text, jsonb), put_mail(text, text, text), failed_jobs() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION put_job(text, jsonb), put_mail(text, text, text), failed_jobs() TO portal_app;
--> statement-breakpoint
-- Keys of forms are kept for as long as a form may stay open, and then removed by the system.
CREATE POLICY delete_by_system ON idempotency_key FOR DELETE USING ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT DELETE ON idempotency_key TO portal_app;
--> statement-breakpoint
CREATE INDEX "idempotency_key_by_creation" ON "idempotency_key" USING btree ("created_at");
