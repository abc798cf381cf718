-- Words of the field in every layer: docs/glossary.md. No value changes.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['account', 'session', 'chair_term', 'conference', 'agenda_item', 'document', 'released_document',
    'secretariat_arrangement', 'membership_period', 'news', 'outcome', 'command_receipt', 'claim', 'state'] LOOP
    EXECUTE format('ALTER TABLE %I RENAME COLUMN made_at TO created_at', name);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE command_receipt RENAME TO idempotency_key;
--> statement-breakpoint
ALTER INDEX command_receipt_pkey RENAME TO idempotency_key_pkey;
