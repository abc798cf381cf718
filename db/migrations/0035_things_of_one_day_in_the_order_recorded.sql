-- What one act brings with many others, as a process file does, was recorded one after the other: when each was is told apart within the transaction
-- too, so that things of one day stand in the order in which they were recorded, on every page, in every table and feed.
ALTER TABLE "commitment" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "conference" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "news" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "outcome" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "secretariat_arrangement" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();--> statement-breakpoint
SELECT set_config('app.scopes', 'system', true);
--> statement-breakpoint
-- Those that stand already at one instant: the record has their order, and each comes a microsecond after the one before it.
DO $$ DECLARE kept record; BEGIN
  FOR kept IN SELECT * FROM (VALUES ('commitment', 'commitment'), ('conference', 'conference'), ('news', 'news'), ('outcome', 'outcome'),
    ('secretariat_arrangement', 'arrangement')) k(name, noun) LOOP
    EXECUTE format('UPDATE %1$I t SET created_at = t.created_at + (o.place - 1) * interval ''1 microsecond'' FROM (
      SELECT x.id, row_number() OVER (PARTITION BY x.created_at ORDER BY (
        SELECT min(r.seq) FROM audit_record r WHERE r.noun = %2$L AND r.subject_id = x.id::text), x.id) AS place FROM %1$I x) o
      WHERE o.id = t.id AND o.place > 1', kept.name, kept.noun);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT set_config('app.scopes', '', true);
