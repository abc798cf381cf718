-- The two below had a subquery for their last resort, which PostgreSQL cannot fold into the statement that calls them.
CREATE OR REPLACE FUNCTION words_in(words jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(words ->> language, words ->> 'en', jsonb_path_query_first(words, '$.*') #>> '{}');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION language_in(words jsonb, language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN words ? language THEN language WHEN words ? 'en' THEN 'en'
  ELSE jsonb_path_query_first(words, '$.keyvalue().key') #>> '{}' END;
--> statement-breakpoint
-- What each account may act through today, from the register. It is read only by the two functions below: no role is granted it.
CREATE VIEW standing AS
SELECT a.id AS account_id, a.name, a.role, a.iso3, a.acronym,
  (SELECT m.status FROM membership_period m
    WHERE m.participant = coalesce(a.iso3, 'org:' || a.acronym) AND m.possible @> day.today
    ORDER BY m.from_date DESC NULLS LAST LIMIT 1) AS status,
  (SELECT o.role FROM organization o WHERE o.acronym = a.acronym) AS organization_role,
  EXISTS (SELECT FROM chair_term t WHERE t.iso3 = a.iso3 AND t.stage IN ('incumbent', 'completed') AND t.possible @> day.today) AS chairing,
  CASE WHEN a.iso3 IS NOT NULL
    -- Of the names in a language the last one stands: the one of the day, or the latest.
    THEN (SELECT jsonb_object_agg(n.language, n.short ORDER BY n.during @> day.today, n.from_date NULLS FIRST) FROM state_name n WHERE n.iso3 = a.iso3)
    ELSE (SELECT o.name FROM organization o WHERE o.acronym = a.acronym) END AS acts_for,
  a.signed_in_before, day.today, day.at, day.zone
FROM account a
CROSS JOIN LATERAL (SELECT now() AS at, z.zone, (now() AT TIME ZONE z.zone)::date AS today
  FROM (SELECT coalesce((SELECT p.zone FROM process p), 'UTC') AS zone) z) day
WHERE a.active;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION standing_of(wanted uuid) RETURNS TABLE (
  account_id uuid, name text, role text, iso3 text, acronym text, status text, organization_role text, chairing boolean, acts_for jsonb,
  signed_in_before timestamptz, today date, at timestamptz, zone text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
  SELECT * FROM standing s WHERE s.account_id = wanted
$$;
--> statement-breakpoint
-- The account of a live session, in one statement: within 12 hours of its beginning, seen in the last 30 minutes, active.
CREATE OR REPLACE FUNCTION session_standing(token bytea) RETURNS TABLE (
  account_id uuid, name text, role text, iso3 text, acronym text, status text, organization_role text, chairing boolean, acts_for jsonb,
  signed_in_before timestamptz, today date, at timestamptz, zone text
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET app.scopes = 'system' AS $$
DECLARE seen timestamptz;
BEGIN
  SELECT s.seen_at, t.* INTO seen, account_id, name, role, iso3, acronym, status, organization_role, chairing, acts_for,
      signed_in_before, today, at, zone
    FROM session s JOIN standing t ON t.account_id = s.account_id
    WHERE s.token_hash = token AND s.ends_at > now() AND s.seen_at > now() - interval '30 minutes';
  IF NOT FOUND THEN RETURN; END IF;
  IF seen < now() - interval '1 minute' THEN
    UPDATE session s SET seen_at = now() WHERE s.token_hash = token;
  END IF;
  RETURN NEXT;
END $$;
--> statement-breakpoint
-- The same rule as before, the scopes looked up once instead of four times.
ALTER POLICY read_in_scope ON document USING (
  (SELECT string_to_array(coalesce(current_setting('app.scopes', true), ''), ',')) && CASE
    WHEN stage NOT IN ('issued', 'superseded') THEN ARRAY['secretariat', 'system']
    WHEN access IN ('public', 'participants') THEN ARRAY['secretariat', 'system', 'participants']
    WHEN access = 'members' THEN ARRAY['secretariat', 'system', 'members']
    WHEN access = 'delegation' AND delegation = current_setting('app.acts_for', true) THEN ARRAY['secretariat', 'system', 'participants']
    ELSE ARRAY['secretariat', 'system']
  END
)
