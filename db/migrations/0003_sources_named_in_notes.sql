-- The sources that a note names by their key, for pages to cite, in the order in which it names them.
CREATE FUNCTION sources_in(note text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_agg(source_json(s.key) ORDER BY position(s.key IN note))
  FROM source s WHERE note ~ ('(^|[^A-Za-z0-9-])' || s.key || '($|[^A-Za-z0-9-])')
), '[]'::json);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION claims_json(wanted_noun text, wanted_id uuid) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((
  SELECT json_agg(json_build_object('id', c.id, 'field', c.field, 'value', c.value, 'kind', c.kind, 'note', c.note,
    'mentioned', sources_in(c.note), 'held', c.held, 'reason', c.reason, 'version', c.version, 'source', source_json(c.source))
    ORDER BY c.field, c.held DESC, s.rank, c.value)
  FROM claim c JOIN source s ON s.key = c.source
  WHERE c.noun = wanted_noun AND c.subject_id IS NOT DISTINCT FROM wanted_id
), '[]'::json);
