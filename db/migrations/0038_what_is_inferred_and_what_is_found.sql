-- An organization that has applied to be an observer is none yet: until now its role was kept as though it were.
ALTER TABLE "organization" DROP CONSTRAINT "organization_role_known";
--> statement-breakpoint
SELECT set_config('app.scopes', 'system', true);
--> statement-breakpoint
UPDATE organization o SET role = 'applicant-observer' WHERE o.role = 'observer'
  AND (SELECT bool_and(p.status = 'applicant') FROM membership_period p WHERE p.acronym = o.acronym);
--> statement-breakpoint
SELECT set_config('app.scopes', '', true);
--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_role_known" CHECK ("organization"."role" in ('observer', 'applicant-observer', 'partner', 'support-unit'));
--> statement-breakpoint
-- Does no source say this status, since it was concluded from the role of an organization that supports the process? Then nothing cites it and no claim is
-- accepted for it, and it has what the role has: the source and the day, or the words of the loader (lib/process/load/role.ts). What is recorded or
-- corrected by hand has an instrument or a source of its own.
CREATE FUNCTION status_inferred(p membership_period) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN p.acronym IS NOT NULL AND p.status = 'observer' AND p.word IS NULL AND EXISTS (
    SELECT FROM organization o WHERE o.acronym = p.acronym AND o.role = 'support-unit' AND o.source IS NOT DISTINCT FROM p.source
      AND CASE WHEN p.source IS NULL THEN p.instrument ~ '^(Listed in the process file|Mention dans le fichier du processus|Указано в файле процесса)' ELSE p.instrument IS NULL END)
  AND NOT EXISTS (SELECT FROM citation c WHERE c.noun = 'membership' AND c.subject = p.id::text AND c.field = 'status')
  AND NOT EXISTS (SELECT FROM claim c WHERE c.noun = 'membership' AND c.subject_id = p.id AND c.field = 'status' AND c.accepted);
