-- check
n > 0
--
n >= 0
-- check
n > 0
--
m > 0
-- check
n > 0 AND m > 0
--
n > 0 OR m > 0
-- check
(n > 0 OR m > 0) AND id > 0
--
n > 0 OR m > 0 AND id > 0
-- check
NOT n > 0 AND m > 0
--
NOT (n > 0 AND m > 0)
-- check
n - (m - id) > 0
--
n - m - id > 0
-- check
n / (m * 2) > 0
--
n / m * 2 > 0
-- check
n IN (1, 2)
--
n IN (2, 1)
-- check
n IN (1, 2)
--
n NOT IN (1, 2)
-- check
NOT (n IN (1, 2))
--
n NOT IN (1, 2)
-- check
status IN ('a', 'b')
--
status IN ('a', 'B')
-- check
status IN ('a', 'b')
--
status IN ('a', 'b', 'c')
-- check
name LIKE 'a%'
--
name ILIKE 'a%'
-- check
name LIKE 'a%'
--
name NOT LIKE 'a%'
-- check
name ~ 'a'
--
name ~* 'a'
-- check
n BETWEEN 1 AND 10
--
n BETWEEN 10 AND 1
-- check
n IS NULL
--
n IS NOT NULL
-- check
n IS DISTINCT FROM m
--
n <> m
-- check
flag IS NOT FALSE
--
flag IS TRUE
-- check
flag
--
flag IS TRUE
-- check
length(name) > 3
--
octet_length(name) > 3
-- check
num > 0.5
--
num > 0.05
-- check
num::integer > 0
--
num > 0
-- check
at::date = d
--
at = d
-- check
status::varchar(2) = 'ab'
--
status = 'ab'
-- check
at > now() - interval '1 day'
--
at > now() - interval '2 days'
-- check
d > '2020-01-01'
--
d > '2020-01-02'
-- check
data -> 'a' = '1'
--
(data ->> 'a') = '1'
-- check
data @> '{"a":1}'
--
data <@ '{"a":1}'
-- check
coalesce(n, 0) > 0
--
coalesce(n, 1) > 0
-- check
case when n > 0 then true end
--
case when n > 0 then true else false end
-- check
case when n > 0 then m > 0 when m > 0 then n > 0 end
--
case when m > 0 then n > 0 when n > 0 then m > 0 end
-- check
'a' = ANY (tags)
--
'a' = ALL (tags)
-- check
tags[1] = 'a'
--
tags[2] = 'a'
-- check
tags[1:2] = '{a}'
--
tags[2:3] = '{a}'
-- check
(home).city = 'x'
--
(home).street = 'x'
-- check
(n, m) < (1, 2)
--
n < 1 AND m < 2
-- check
name COLLATE "C" < 'a'
--
name < 'a'
-- check
trim(leading ' ' from name) = name
--
trim(trailing ' ' from name) = name
-- check
substring(name from 1 for 2) = 'ab'
--
substring(name from 2) = 'ab'
-- check
extract(year from d) > 20
--
extract(month from d) > 20
-- check
date_trunc('day', at) = at
--
date_trunc('hour', at) = at
-- check
name || status = 'a'
--
status || name = 'a'
-- check
lower(name) = 'a'
--
upper(name) = 'a'
-- check
is_admin(owner)
--
is_admin(u)
-- check
n::numeric / m > 0.5
--
n / m > 0.5
-- check
name = 'x'::text
--
name = 'name'
-- check
2 ^ 3 ^ n > 0
--
2 ^ (3 ^ n) > 0
-- check
-2 ^ n > 0
--
-(2 ^ n) > 0
-- check
n = 1 IS TRUE
--
n = (1 IS NOT NULL)::integer
-- check
till - at < '1 hour'
--
till - at < '2 hours'
-- check
at > '2020-01-01 10:00:00Z'
--
at > '2020-01-01 10:00:01Z'
