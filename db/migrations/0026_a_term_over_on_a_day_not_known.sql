-- A completed term of which nobody knows the end holds for certain on the span of its beginning alone, and possibly until the next; where none
-- followed, nobody holds the office by it on a later day.
CREATE OR REPLACE FUNCTION incumbent_on(day date) RETURNS TABLE (office text, id uuid, participant text, is_certain boolean)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (t.office, t.seat) t.office, t.id, t.participant, t.actual_certain @> day
  FROM chair_term t WHERE t.stage IN ('incumbent', 'completed') AND t.actual_from IS NOT NULL AND t.possible @> day
    AND NOT (t.stage = 'completed' AND t.actual_to_bound IN ('unknown', 'not-earlier') AND NOT t.actual_certain @> day
      AND NOT EXISTS (SELECT FROM chair_term n WHERE n.office = t.office AND n.seat = t.seat AND n.stage IN ('incumbent', 'completed') AND n.actual_from > t.actual_from))
    AND NOT (t.actual_to_bound IN ('unknown', 'not-earlier') AND EXISTS (SELECT FROM chair_term n WHERE n.office = t.office AND n.seat = t.seat
      AND n.stage IN ('incumbent', 'completed') AND n.actual_from > t.actual_from AND lower(n.actual_certain) <= day))
  ORDER BY t.office, t.seat, t.actual_certain @> day DESC, begun_by(t.actual_from, t.actual_from_bound, day) DESC NULLS LAST,
    t.actual_to DESC NULLS FIRST, t.created_at DESC, t.id
$$;
