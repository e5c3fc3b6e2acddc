WITH recent AS (SELECT id, email FROM users WHERE created_at > now() - interval '1 day'),
     counted (owner, n) AS (SELECT owner_id, count(*) FROM projects GROUP BY owner_id)
SELECT r.email, c.n FROM recent r LEFT JOIN counted c ON c.owner = r.id
