-- A participant is a State or an organization: one key for both, which rights, documents and periods refer to.
CREATE TABLE "participant" (
	"key" text PRIMARY KEY GENERATED ALWAYS AS (coalesce(iso3, 'org:' || acronym)) STORED,
	"iso3" text UNIQUE REFERENCES "state"("iso3"),
	"acronym" text UNIQUE REFERENCES "organization"("acronym"),
	CONSTRAINT "participant_is_one" CHECK (num_nonnulls("iso3", "acronym") = 1)
);
--> statement-breakpoint
INSERT INTO participant (iso3) SELECT iso3 FROM state;
--> statement-breakpoint
INSERT INTO participant (acronym) SELECT acronym FROM organization;
--> statement-breakpoint
-- Whoever comes into the register as a State or an organization is a participant with it: no second act, none forgotten.
CREATE FUNCTION add_participant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
BEGIN
  IF TG_TABLE_NAME = 'state' THEN INSERT INTO participant (iso3) VALUES (NEW.iso3);
  ELSE INSERT INTO participant (acronym) VALUES (NEW.acronym); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER state_is_participant AFTER INSERT ON state FOR EACH ROW EXECUTE FUNCTION add_participant();
--> statement-breakpoint
CREATE TRIGGER organization_is_participant AFTER INSERT ON organization FOR EACH ROW EXECUTE FUNCTION add_participant();
--> statement-breakpoint
ALTER TABLE participant ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE participant FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_all ON participant FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY insert_by_system ON participant FOR INSERT WITH CHECK ((SELECT in_scope('system')));
--> statement-breakpoint
GRANT SELECT ON participant TO portal_app;
--> statement-breakpoint
ALTER TABLE membership_period ADD CONSTRAINT membership_period_participant_participant_key_fk FOREIGN KEY (participant) REFERENCES participant(key);
--> statement-breakpoint
ALTER TABLE conference_participant ADD CONSTRAINT conference_participant_participant_participant_key_fk FOREIGN KEY (participant) REFERENCES participant(key);
--> statement-breakpoint
ALTER TABLE account ADD COLUMN participant text GENERATED ALWAYS AS (coalesce(iso3, 'org:' || acronym)) STORED;
--> statement-breakpoint
ALTER TABLE account ADD CONSTRAINT account_participant_participant_key_fk FOREIGN KEY (participant) REFERENCES participant(key);
--> statement-breakpoint
CREATE INDEX account_by_participant ON account (participant);
--> statement-breakpoint
-- A document for one delegation names the participant, which may be an organization too.
ALTER TABLE document DROP CONSTRAINT document_delegation_state_iso3_fk;
--> statement-breakpoint
ALTER TABLE document ADD CONSTRAINT document_delegation_participant_key_fk FOREIGN KEY (delegation) REFERENCES participant(key);
--> statement-breakpoint
-- Is the acting delegation this participant's own? Nobody acts for the empty participant.
CREATE FUNCTION acts_for(wanted text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN wanted <> '' AND wanted = current_setting('app.participant', true);
--> statement-breakpoint
ALTER POLICY read_in_scope ON document USING (
  (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN stage NOT IN ('issued', 'superseded') THEN ARRAY['secretariat', 'system']
    WHEN access IN ('public', 'participants') THEN ARRAY['secretariat', 'system', 'participants']
    WHEN access = 'members' THEN ARRAY['secretariat', 'system', 'members']
    WHEN access = 'delegation' AND acts_for(delegation) THEN ARRAY['secretariat', 'system', 'participants']
    ELSE ARRAY['secretariat', 'system']
  END
);
--> statement-breakpoint
-- A national coordinator keeps the accounts of the own delegation (scope 'coordinator'): those below the own role, and no others.
CREATE FUNCTION keeps_account(participant text, role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN in_scope('coordinator') AND acts_for(participant) AND role IN ('delegate', 'head-of-delegation', 'observer');
--> statement-breakpoint
ALTER POLICY read_own_or_keep ON account USING (
  (SELECT in_scope('administrator', 'system')) OR id::text = current_setting('app.account', true) OR keeps_account(participant, role)
);
--> statement-breakpoint
ALTER POLICY insert_by_keeper ON account WITH CHECK ((SELECT in_scope('administrator', 'system')) OR keeps_account(coalesce(iso3, 'org:' || acronym), role));
--> statement-breakpoint
ALTER POLICY update_by_keeper ON account USING (
  (SELECT in_scope('administrator', 'system')) OR id::text = current_setting('app.account', true) OR keeps_account(participant, role)
);
--> statement-breakpoint
-- Whoever keeps an account, or holds it, may see and end its sessions; the hash of a token is of no use to anybody.
ALTER POLICY kept_by_system ON session USING (
  (SELECT in_scope('administrator', 'system')) OR EXISTS (SELECT FROM account a WHERE a.id = account_id)
) WITH CHECK ((SELECT in_scope('administrator', 'system')));
--> statement-breakpoint
-- The day it is where the process has its seat. lib/time/clock.ts asks the same of the same clock.
CREATE FUNCTION today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN (now() AT TIME ZONE coalesce((SELECT p.zone FROM process p), 'UTC'))::date;
--> statement-breakpoint
-- In one transaction now() stands still: what is recorded after another is to be told from it all the same.
ALTER TABLE membership_period ALTER COLUMN created_at SET DEFAULT clock_timestamp();
--> statement-breakpoint
ALTER TABLE chair_term ALTER COLUMN created_at SET DEFAULT clock_timestamp();
--> statement-breakpoint
-- Which status each participant has on a day, by its periods: of those that may hold the latest beginning, of two that begin alike the one
-- that ends later, of two alike the one recorded later (decision 002). lib/membership/rules.ts says the same (statusOn), and a test holds both together.
CREATE FUNCTION membership_on(day date) RETURNS TABLE (participant text, id uuid, status text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (m.participant) m.participant, m.id, m.status, m.from_date IS NOT NULL AND m.certain @> day
  FROM membership_period m WHERE m.possible @> day
  ORDER BY m.participant, m.from_date DESC NULLS LAST, m.to_date DESC NULLS FIRST, m.created_at DESC, m.id
$$;
--> statement-breakpoint
-- As what each participant takes part on a day: by its periods; an organization that supports or observes the process without any, as an observer.
CREATE FUNCTION participation_on(day date) RETURNS TABLE (participant text, status text) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.key, coalesce(m.status, CASE WHEN o.role IN ('support-unit', 'observer') THEN 'observer' END)
  FROM participant p LEFT JOIN membership_on(day) m ON m.participant = p.key LEFT JOIN organization o ON o.acronym = p.acronym
$$;
--> statement-breakpoint
-- Who holds each office on a day: of the terms that run or ran and may hold, the latest beginning. lib/chairmanship/rules.ts says the
-- same (incumbentOn), and a test holds both together.
CREATE FUNCTION incumbent_on(day date) RETURNS TABLE (office text, id uuid, iso3 text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (t.office) t.office, t.id, t.iso3, t.actual_certain @> day
  FROM chair_term t WHERE t.stage IN ('incumbent', 'completed') AND t.actual_from IS NOT NULL AND t.possible @> day
  ORDER BY t.office, t.actual_from DESC, t.actual_to DESC NULLS FIRST, t.created_at DESC, t.id
$$;
--> statement-breakpoint
-- A conference as others refer to it; null where whoever asks may not see it.
CREATE FUNCTION conference_ref(wanted uuid, language text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT json_build_object('id', c.id, 'slug', c.slug, 'title', words_in(c.title, language), 'titleLanguage', language_in(c.title, language))
  FROM conference c WHERE c.id = wanted);
--> statement-breakpoint
DROP FUNCTION session_standing(bytea);
--> statement-breakpoint
DROP FUNCTION standing_of(uuid);
--> statement-breakpoint
DROP VIEW standing;
--> statement-breakpoint
-- What each account may act through today, from the register. It is read only by the two functions below: no role is granted it.
CREATE VIEW account_context AS
SELECT a.id AS account_id, a.name, a.role, a.participant,
  (SELECT p.status FROM participation_on(day.today) p WHERE p.participant = a.participant) AS status,
  ARRAY(SELECT i.office FROM incumbent_on(day.today) i WHERE i.iso3 = a.iso3) AS offices,
  CASE WHEN a.iso3 IS NOT NULL
    -- Of the names in a language the last one stands: the one of the day, or the latest.
    THEN (SELECT jsonb_object_agg(n.language, n.short ORDER BY n.during @> day.today, n.from_date NULLS FIRST) FROM state_name n WHERE n.iso3 = a.iso3)
    ELSE (SELECT o.name FROM organization o WHERE o.acronym = a.acronym) END AS acts_for,
  a.signed_in_before, day.today, day.at, day.zone
FROM account a
CROSS JOIN LATERAL (SELECT now() AS at, coalesce((SELECT p.zone FROM process p), 'UTC') AS zone, today() AS today) day
WHERE a.active;
--> statement-breakpoint
CREATE FUNCTION account_context_of(wanted uuid) RETURNS SETOF account_context
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT * FROM account_context c WHERE c.account_id = wanted
$$;
--> statement-breakpoint
-- The account of a live session, in one statement: within 12 hours of its beginning, seen in the last 30 minutes, active.
CREATE FUNCTION session_context(token bytea) RETURNS SETOF account_context
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE live session;
BEGIN
  SELECT * INTO live FROM session s
    WHERE s.token_hash = token AND s.ends_at > now() AND s.seen_at > now() - interval '30 minutes';
  IF NOT FOUND THEN RETURN; END IF;
  IF live.seen_at < now() - interval '1 minute' THEN
    UPDATE session s SET seen_at = now() WHERE s.token_hash = token;
  END IF;
  RETURN QUERY SELECT * FROM account_context c WHERE c.account_id = live.account_id;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION account_context_of(uuid), session_context(bytea), add_participant() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION account_context_of(uuid), session_context(bytea) TO portal_app;
