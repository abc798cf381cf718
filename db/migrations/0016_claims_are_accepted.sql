-- A claim that the secretariat prefers is accepted: one word in every layer (docs/glossary.md). No value changes.
ALTER TABLE claim RENAME COLUMN held TO accepted;
--> statement-breakpoint
ALTER TABLE claim RENAME COLUMN held_at TO accepted_at;
--> statement-breakpoint
ALTER INDEX claim_one_held RENAME TO claim_one_accepted;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION claims_json(wanted_noun text, wanted_id uuid) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_agg(json_build_object('id', c.id, 'field', c.field, 'value', c.value, 'kind', c.kind, 'note', c.note,
    'mentioned', sources_in(c.note), 'accepted', c.accepted, 'reason', c.reason, 'version', c.version, 'source', source_json(c.source))
    ORDER BY c.field, c.accepted DESC, s.rank, c.value)
  FROM claim c JOIN source s ON s.key = c.source
  WHERE c.noun = wanted_noun AND c.subject_id IS NOT DISTINCT FROM wanted_id
), '[]'::json);
