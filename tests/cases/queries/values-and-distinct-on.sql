SELECT DISTINCT ON (v.b) v.a, v.b, v.d FROM (VALUES (1, 2), (3, 4)) AS v (a, b) ORDER BY b
