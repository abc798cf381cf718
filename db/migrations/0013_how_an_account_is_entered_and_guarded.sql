-- The address by which a person sets password and second factor: one an account, good once and for a day. Its token is stored hashed.
CREATE TABLE "invitation" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitation_token_once" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A browser in which somebody signed in to an account rightly. It opens nothing: it only keeps its holder clear of strangers' tries.
CREATE TABLE "known_device" (
	"token_hash" "bytea" NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_device_token_hash_account_id_pk" PRIMARY KEY("token_hash","account_id")
);
--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "known_device_by_account" ON "known_device" USING btree ("account_id");
--> statement-breakpoint
-- What a session is called by whoever holds it: the hash of its token names it to nobody.
ALTER TABLE "session" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_id_once" UNIQUE("id");
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "browser" text;
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device_hash" "bytea";
--> statement-breakpoint
-- Each try is put down before it is looked at, and taken away when it was right; `device_hash` where it came from a known device.
ALTER TABLE "sign_in_failure" ADD COLUMN "reason" text DEFAULT 'password' NOT NULL;
--> statement-breakpoint
ALTER TABLE "sign_in_failure" ADD CONSTRAINT "sign_in_failure_reason_known" CHECK ("sign_in_failure"."reason" in ('password', 'code'));
--> statement-breakpoint
ALTER TABLE "sign_in_failure" ADD COLUMN "device_hash" "bytea";
--> statement-breakpoint
DROP INDEX "sign_in_failure_by_address";
--> statement-breakpoint
GRANT UPDATE ON sign_in_failure TO portal_app;
--> statement-breakpoint
-- Whoever keeps accounts sees the tries that failed, and lifts what they hold up. What somebody typed who has no account stays the system's.
ALTER POLICY kept_by_system ON sign_in_failure USING (
  (SELECT in_scope('system')) OR EXISTS (SELECT FROM account a WHERE a.email = sign_in_failure.email)
) WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Whoever may see an account and is not merely its holder: those who keep it.
CREATE POLICY kept_with_account ON invitation USING (
  (SELECT in_scope('administrator', 'system')) OR EXISTS (SELECT FROM account a WHERE a.id = account_id AND keeps_account(a.participant, a.role))
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO portal_app;
--> statement-breakpoint
ALTER TABLE known_device ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE known_device FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY kept_with_account ON known_device USING (
  (SELECT in_scope('administrator', 'system')) OR EXISTS (SELECT FROM account a WHERE a.id = account_id)
) WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON known_device TO portal_app;
--> statement-breakpoint
-- The number and the time of an act are the database's own: what the portal gives can set neither.
CREATE OR REPLACE FUNCTION append_audit(what jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE head audit_head; line text; link bytea;
BEGIN
  IF jsonb_typeof(what) IS DISTINCT FROM 'object' OR what ?| ARRAY['seq', 'at'] THEN
    RAISE EXCEPTION 'an act brings neither its number nor its time' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
  line := (what || jsonb_build_object('seq', head.seq + 1, 'at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text;
  link := sha256(head.hash || convert_to(line, 'UTF8'));
  INSERT INTO audit_record (seq, entry, prev_hash, hash) VALUES (head.seq + 1, line, head.hash, link);
  UPDATE audit_head SET seq = head.seq + 1, hash = link;
  RETURN head.seq + 1;
END $$;
