UPDATE users SET settings = settings || '{"a": 1}', tags[1] = 'x' WHERE settings->>'theme' = 'dark' AND settings #>> '{a,b}' IS NULL AND settings ? 'k' AND tags @> ARRAY['a'] AND 'b' = ANY (tags)
