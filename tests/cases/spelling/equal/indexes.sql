-- where
flag = true
--
(flag = true)
-- where
t.flag IS NULL
--
flag IS NULL
-- where
status = 'open'
--
((status)::text = 'open'::text)
-- where | the server's own output, read by it again, comes out in this other shape
status IN ('open', 'held')
--
((status)::text = ANY ((ARRAY['open'::character varying, 'held'::character varying])::text[]))
-- where
feeling <> 'sad'
--
(feeling <> 'sad'::mood)
-- where
NOT flag
--
(NOT flag)
-- where
name IS NOT NULL AND flag
--
((name IS NOT NULL) AND flag)
-- where
num > 0
--
(num > (0)::numeric)
-- where
tags <> '{}'
--
(tags <> '{}'::text[])
-- key
lower(email)
--
lower(email)
-- key
lower(status)
--
lower((status)::text)
-- key
(lower((email)))
--
LOWER(email)
-- key
data ->> 'kind'
--
(data ->> 'kind'::text)
-- key
COALESCE(owner, '00000000-0000-0000-0000-000000000000')
--
COALESCE(owner, '00000000-0000-0000-0000-000000000000'::uuid)
-- key
to_tsvector('english', name)
--
to_tsvector('english'::regconfig, name)
-- key
date_trunc('day', ts)
--
date_trunc('day'::text, ts)
-- key
(n + m)
--
n + m
-- key
(at AT TIME ZONE 'UTC')::date
--
((at AT TIME ZONE 'UTC'::text))::date
-- generated integer
n + m
--
(n + m)
-- generated text
lower(status) || '-' || name
--
((lower((status)::text) || '-'::text) || name)
-- generated tsvector
to_tsvector('english', coalesce(name, ''))
--
to_tsvector('english'::regconfig, COALESCE(name, ''::text))
-- generated numeric
num * 1.2
--
(num * 1.2)
