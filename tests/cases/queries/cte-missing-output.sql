WITH recent AS (SELECT id, email FROM users)
SELECT r.name FROM recent r
