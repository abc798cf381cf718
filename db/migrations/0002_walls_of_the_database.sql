-- A State's short or formal name in a language on a day; where none holds on it, the nearest there is; else its code.
CREATE FUNCTION state_named(wanted text, wanted_language text, day date, formally boolean DEFAULT false) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT CASE WHEN formally THEN n.formal ELSE n.short END FROM state_name n
  WHERE n.iso3 = wanted
  ORDER BY n.language = wanted_language DESC, n.language = 'en' DESC, n.during @> day DESC, n.from_date DESC NULLS LAST LIMIT 1
), wanted);
--> statement-breakpoint
-- A participant's name: a State's on the day, or an organization's ('org:' and its acronym).
CREATE FUNCTION participant_named(wanted text, wanted_language text, day date) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN wanted LIKE 'org:%'
  THEN (SELECT words_in(o.name, wanted_language) FROM organization o WHERE o.acronym = substr(wanted, 5))
  ELSE state_named(wanted, wanted_language, day) END;
--> statement-breakpoint
CREATE FUNCTION source_json(wanted text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT json_build_object('key', s.key, 'publisher', s.publisher, 'title', s.title,
  'date', partial_json(s.date, s.date_precision), 'url', s.url) FROM source s WHERE s.key = wanted);
--> statement-breakpoint
-- All that sources say of one subject, in the order of the sources.
CREATE FUNCTION claims_json(wanted_noun text, wanted_id uuid) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_agg(json_build_object('id', c.id, 'field', c.field, 'value', c.value, 'kind', c.kind, 'note', c.note, 'held', c.held,
    'reason', c.reason, 'version', c.version, 'source', source_json(c.source)) ORDER BY c.field, c.held DESC, s.rank, c.value)
  FROM claim c JOIN source s ON s.key = c.source
  WHERE c.noun = wanted_noun AND c.subject_id IS NOT DISTINCT FROM wanted_id
), '[]'::json);
--> statement-breakpoint
-- What no race may break.
ALTER TABLE state_name ADD CONSTRAINT state_name_no_overlap EXCLUDE USING gist (iso3 WITH =, language WITH =, during WITH &&);
--> statement-breakpoint
ALTER TABLE membership_period ADD CONSTRAINT membership_no_overlap EXCLUDE USING gist (participant WITH =, certain WITH &&);
--> statement-breakpoint
ALTER TABLE chair_term ADD CONSTRAINT chair_term_actual_no_overlap EXCLUDE USING gist (office WITH =, actual_certain WITH &&) WHERE (stage IN ('incumbent', 'completed'));
--> statement-breakpoint
ALTER TABLE chair_term ADD CONSTRAINT chair_term_nominal_no_overlap EXCLUDE USING gist (office WITH =, nominal_certain WITH &&) WHERE (stage IN ('designated', 'incumbent'));
--> statement-breakpoint
CREATE UNIQUE INDEX chair_term_one_incumbent ON chair_term (office) WHERE stage = 'incumbent';
--> statement-breakpoint
CREATE UNIQUE INDEX arrangement_one_permanent_in_force ON secretariat_arrangement (kind) WHERE kind = 'permanent' AND stage = 'in-force';
--> statement-breakpoint
CREATE UNIQUE INDEX claim_one_held ON claim (noun, subject_id, field, coalesce(kind, 'actual')) WHERE held AND subject_id IS NOT NULL;
--> statement-breakpoint
-- The role of the portal owns nothing; its password is set at each start.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
    CREATE ROLE portal_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO portal_app;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
-- Is one of the scopes set for this transaction's actor? Nothing set is the public, who has none.
CREATE FUNCTION in_scope(VARIADIC scopes text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN string_to_array(coalesce(current_setting('app.scopes', true), ''), ',') && scopes;
--> statement-breakpoint
-- The register proper is public to read, save a conference still planned; only the secretariat writes.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['process', 'body', 'office', 'state', 'state_name', 'organization', 'source', 'claim',
    'membership_period', 'chair_term', 'secretariat_arrangement', 'conference_participant', 'outcome', 'news',
    'released_document', 'released_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY read_by_all ON %I FOR SELECT USING (true)', name);
    EXECUTE format('CREATE POLICY insert_by_secretariat ON %I FOR INSERT WITH CHECK ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['process', 'state_name', 'organization', 'claim', 'membership_period', 'chair_term',
    'secretariat_arrangement', 'outcome', 'news'] LOOP
    EXECUTE format('CREATE POLICY update_by_secretariat ON %I FOR UPDATE USING ((SELECT in_scope(''secretariat'', ''system'')))', name);
    EXECUTE format('GRANT UPDATE ON %I TO portal_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE conference ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE conference FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_when_announced ON conference FOR SELECT USING (stage <> 'planned' OR (SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON conference FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON conference FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON conference TO portal_app;
--> statement-breakpoint
ALTER TABLE agenda_item ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE agenda_item FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_with_conference ON agenda_item FOR SELECT USING (EXISTS (SELECT FROM conference c WHERE c.id = conference_id));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON agenda_item FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON agenda_item FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON agenda_item TO portal_app;
--> statement-breakpoint
-- Documents: the secretariat sees all; others what is issued and within their scope; the public nothing but released copies.
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE document FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_in_scope ON document FOR SELECT USING (
  (SELECT in_scope('secretariat', 'system'))
  OR (stage IN ('issued', 'superseded') AND (
    (access IN ('public', 'participants') AND (SELECT in_scope('participants')))
    OR (access = 'members' AND (SELECT in_scope('members')))
    OR (access = 'delegation' AND (SELECT in_scope('participants')) AND delegation = current_setting('app.acts_for', true))
  ))
);
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON document FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_secretariat ON document FOR UPDATE USING ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON document TO portal_app;
--> statement-breakpoint
ALTER TABLE language_version ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE language_version FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_with_document ON language_version FOR SELECT USING (EXISTS (SELECT FROM document d WHERE d.id = document_id));
--> statement-breakpoint
CREATE POLICY insert_by_secretariat ON language_version FOR INSERT WITH CHECK ((SELECT in_scope('secretariat', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT ON language_version TO portal_app;
--> statement-breakpoint
-- Accounts and sessions.
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE account FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_own_or_keep ON account FOR SELECT USING ((SELECT in_scope('administrator', 'system')) OR id::text = current_setting('app.account', true));
--> statement-breakpoint
CREATE POLICY insert_by_keeper ON account FOR INSERT WITH CHECK ((SELECT in_scope('administrator', 'system')));
--> statement-breakpoint
CREATE POLICY update_by_keeper ON account FOR UPDATE USING ((SELECT in_scope('administrator', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON account TO portal_app;
--> statement-breakpoint
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE session FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY kept_by_system ON session USING ((SELECT in_scope('administrator', 'system'))) WITH CHECK ((SELECT in_scope('administrator', 'system')));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO portal_app;
--> statement-breakpoint
ALTER TABLE sign_in_failure ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE sign_in_failure FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY kept_by_system ON sign_in_failure USING ((SELECT in_scope('system'))) WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sign_in_failure TO portal_app;
--> statement-breakpoint
-- Receipts: a key may be put down by anyone signed in, and read back by nobody but the system.
ALTER TABLE command_receipt ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE command_receipt FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_system ON command_receipt FOR SELECT USING ((SELECT in_scope('system')));
--> statement-breakpoint
CREATE POLICY insert_own ON command_receipt FOR INSERT WITH CHECK (account_id IS NULL OR account_id::text = current_setting('app.account', true));
--> statement-breakpoint
GRANT SELECT, INSERT ON command_receipt TO portal_app;
--> statement-breakpoint
-- The record: read by those who keep it, appended only through append_audit, never changed by anyone.
ALTER TABLE audit_record ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_record FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_keepers ON audit_record FOR SELECT USING ((SELECT in_scope('secretariat', 'administrator', 'system')));
--> statement-breakpoint
CREATE POLICY append ON audit_record FOR INSERT WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT ON audit_record TO portal_app;
--> statement-breakpoint
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY kept_by_system ON audit_head USING ((SELECT in_scope('system'))) WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT ON audit_head TO portal_app;
--> statement-breakpoint
INSERT INTO audit_head (single, seq, hash) VALUES (true, 0, decode(repeat('00', 32), 'hex'));
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER released_document_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON released_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER released_version_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON released_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- One locked head row makes the chain a line: each link hashes the one before and the exact text of its entry.
CREATE FUNCTION append_audit(what jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE head audit_head; line text; link bytea;
BEGIN
  SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
  line := (jsonb_build_object('seq', head.seq + 1, 'at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || what)::text;
  link := sha256(head.hash || convert_to(line, 'UTF8'));
  INSERT INTO audit_record (seq, entry, prev_hash, hash) VALUES (head.seq + 1, line, head.hash, link);
  UPDATE audit_head SET seq = head.seq + 1, hash = link;
  RETURN head.seq + 1;
END $$;
--> statement-breakpoint
-- What an account may act through today, from the register: nobody edits accounts when a State's status changes.
CREATE FUNCTION standing_of(wanted uuid) RETURNS TABLE (
  account_id uuid, name text, role text, iso3 text, acronym text, status text, organization_role text, chairing boolean, acts_for jsonb,
  signed_in_before timestamptz, today date, at timestamptz, zone text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  WITH clock AS (
    SELECT now() AS at, coalesce((SELECT p.zone FROM process p), 'UTC') AS zone
  ), day AS (SELECT (at AT TIME ZONE zone)::date AS today FROM clock)
  SELECT a.id, a.name, a.role, a.iso3, a.acronym,
    (SELECT m.status FROM membership_period m
      WHERE m.participant = coalesce(a.iso3, 'org:' || a.acronym) AND m.possible @> day.today
      ORDER BY m.from_date DESC NULLS LAST LIMIT 1),
    (SELECT o.role FROM organization o WHERE o.acronym = a.acronym),
    EXISTS (SELECT FROM chair_term t WHERE t.iso3 = a.iso3 AND t.stage IN ('incumbent', 'completed') AND t.possible @> day.today),
    CASE WHEN a.iso3 IS NOT NULL THEN (SELECT jsonb_object_agg(l, state_named(a.iso3, l, day.today)) FROM unnest(ARRAY['en', 'ru']) l)
      ELSE (SELECT o.name FROM organization o WHERE o.acronym = a.acronym) END,
    a.signed_in_before, day.today, clock.at, clock.zone
  FROM account a, clock, day WHERE a.id = wanted AND a.active
$$;
--> statement-breakpoint
-- The account of a live session: within 12 hours of its beginning, seen in the last 30 minutes, its account active.
CREATE FUNCTION session_standing(token bytea) RETURNS TABLE (
  account_id uuid, name text, role text, iso3 text, acronym text, status text, organization_role text, chairing boolean, acts_for jsonb,
  signed_in_before timestamptz, today date, at timestamptz, zone text
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE found_account uuid; seen timestamptz;
BEGIN
  SELECT s.account_id, s.seen_at INTO found_account, seen FROM session s
    WHERE s.token_hash = token AND s.ends_at > now() AND s.seen_at > now() - interval '30 minutes';
  IF found_account IS NULL THEN RETURN; END IF;
  IF seen < now() - interval '1 minute' THEN
    UPDATE session s SET seen_at = now() WHERE s.token_hash = token;
  END IF;
  RETURN QUERY SELECT * FROM standing_of(found_account);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION append_audit(jsonb), standing_of(uuid), session_standing(bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION append_audit(jsonb), standing_of(uuid), session_standing(bytea) TO portal_app;
