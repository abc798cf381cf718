-- What a demonstration register says without a source no secretariat has recorded: its publisher has no name, and the pages word it (lib/source/rules.ts).
CREATE OR REPLACE FUNCTION recorded_json(at timestamptz) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT json_build_object('key', 'entry-' || d.day, 'publisher', coalesce((SELECT acronym FROM process WHERE NOT demonstration), ''), 'title', '', 'url', NULL,
    'date', partial_json(d.day, 'day'))
  FROM (SELECT (at AT TIME ZONE coalesce((SELECT zone FROM process), 'UTC'))::date AS day) d);
