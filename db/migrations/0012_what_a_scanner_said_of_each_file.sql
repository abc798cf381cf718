-- What a virus scanner said of a file stands on the row that names it; of what is there already it has said nothing yet.
ALTER TABLE "language_version" ADD COLUMN "scan" text DEFAULT 'unscanned' NOT NULL;
--> statement-breakpoint
ALTER TABLE "language_version" ADD COLUMN "scanned_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "language_version" ADD COLUMN "scanned_by" text;
--> statement-breakpoint
ALTER TABLE "released_version" ADD COLUMN "scan" text DEFAULT 'unscanned' NOT NULL;
--> statement-breakpoint
ALTER TABLE "released_version" ADD COLUMN "scanned_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "released_version" ADD COLUMN "scanned_by" text;
--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_scan_known" CHECK ("language_version"."scan" in ('unscanned', 'clean', 'refused'));
--> statement-breakpoint
ALTER TABLE "language_version" ADD CONSTRAINT "language_version_scan_told" CHECK (("language_version"."scan" = 'unscanned') = ("language_version"."scanned_at" is null) and ("language_version"."scan" = 'unscanned') = ("language_version"."scanned_by" is null));
--> statement-breakpoint
ALTER TABLE "released_version" ADD CONSTRAINT "released_version_scan_known" CHECK ("released_version"."scan" in ('unscanned', 'clean', 'refused'));
--> statement-breakpoint
ALTER TABLE "released_version" ADD CONSTRAINT "released_version_scan_told" CHECK (("released_version"."scan" = 'unscanned') = ("released_version"."scanned_at" is null) and ("released_version"."scan" = 'unscanned') = ("released_version"."scanned_by" is null));
--> statement-breakpoint
CREATE INDEX "language_version_by_hash" ON "language_version" USING btree ("sha256");
--> statement-breakpoint
CREATE INDEX "released_version_by_hash" ON "released_version" USING btree ("sha256");
--> statement-breakpoint
-- The portal itself, for nobody, writes down what the scanner said of a file that was there before it: these columns and no other.
CREATE POLICY scan_by_system ON language_version FOR UPDATE USING ((SELECT in_scope('system'))) WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT UPDATE (scan, scanned_at, scanned_by) ON language_version TO portal_app;
--> statement-breakpoint
CREATE POLICY scan_by_system ON released_version FOR UPDATE USING ((SELECT in_scope('system'))) WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT UPDATE (scan, scanned_at, scanned_by) ON released_version TO portal_app;
--> statement-breakpoint
-- A released copy is never changed: all of it but what the scanner says.
DROP TRIGGER released_version_kept ON released_version;
--> statement-breakpoint
CREATE TRIGGER released_version_kept BEFORE DELETE OR TRUNCATE ON released_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER released_version_same BEFORE UPDATE OF id, released_id, language, kind, file_name, media_type, bytes, sha256 ON released_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
