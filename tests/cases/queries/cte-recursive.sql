WITH RECURSIVE chain AS (
  SELECT id, owner_id, 1 AS depth FROM projects WHERE id = $1
  UNION ALL
  SELECT p.id, p.owner_id, c.depth + 1 FROM projects p JOIN chain c ON c.owner_id = p.id
)
SELECT max(depth), count(level) FROM chain
