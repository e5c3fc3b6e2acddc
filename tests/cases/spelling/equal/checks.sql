-- check
n > 0
--
(n > 0)
-- check
((n > 0) AND ((m > 0)))
--
n > 0 AND m > 0
-- check | the server keeps the nesting, AND is associative
n > 0 AND (m > 0 AND id > 0)
--
(n > 0 AND m > 0) AND id > 0
-- check | the server keeps the nesting, OR is associative
n > 0 OR (m > 0 OR id > 0)
--
n > 0 OR m > 0 OR id > 0
-- check
n > 0 OR m > 0 AND id > 0
--
n > 0 OR (m > 0 AND id > 0)
-- check
not n > 0
--
NOT (n > 0)
-- check
n != 0
--
n <> 0
-- check
t.n > 0
--
n > 0
-- check
public.t.n > 0
--
n > 0
-- check
"n" > 0
--
N > 0
-- check
n IN (1, 2)
--
n = ANY (ARRAY[1, 2])
-- check | the server's own output, read by it again, comes out in this other shape
status IN ('a', 'b')
--
((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))
-- check
name IN ('a', 'b')
--
name = ANY (ARRAY['a'::text, 'b'::text])
-- check | the server's own output, read by it again, comes out in this other shape
status NOT IN ('a', 'b')
--
((status)::text <> ALL ((ARRAY['a'::character varying, 'b'::character varying])::text[]))
-- check
status IN ('a')
--
status = 'a'
-- check | one member says what equality says
name = ANY (ARRAY['a'])
--
name = 'a'
-- check | the array constant and the constructor of constants are one value
name = ANY ('{a,b}'::text[])
--
name IN ('a', 'b')
-- check
feeling IN ('sad', 'ok')
--
feeling = ANY (ARRAY['sad'::mood, 'ok'::mood])
-- check
n IN (1, m, 2)
--
n = ANY (ARRAY[1, 2]) OR n = m
-- check
n BETWEEN 1 AND 10
--
n >= 1 AND n <= 10
-- check
n NOT BETWEEN 1 AND 10
--
n < 1 OR n > 10
-- check
n BETWEEN SYMMETRIC 10 AND 1
--
(n >= 10 AND n <= 1) OR (n >= 1 AND n <= 10)
-- check
n > 0 AND n BETWEEN 1 AND m
--
n > 0 AND (n >= 1 AND n <= m)
-- check
status = 'a'
--
(status)::text = 'a'::text
-- check
status <> ''
--
((status)::text <> ''::text)
-- check
code = 'abc'
--
code = 'abc'::bpchar
-- check
feeling = 'ok'
--
feeling = 'ok'::mood
-- check
name LIKE 'a%'
--
name ~~ 'a%'::text
-- check
name NOT LIKE 'a%'
--
name !~~ 'a%'
-- check
name ILIKE 'a%'
--
name ~~* 'a%'
-- check
name NOT ILIKE 'a%'
--
name !~~* 'a%'::text
-- check
name LIKE 'a!%' ESCAPE '!'
--
name ~~ like_escape('a!%'::text, '!'::text)
-- check
name SIMILAR TO 'a|b'
--
name ~ similar_to_escape('a|b'::text)
-- check
status ~ '^[a-z]+$'
--
(status)::text ~ '^[a-z]+$'::text
-- check
n ISNULL
--
n IS NULL
-- check
n NOTNULL
--
n IS NOT NULL
-- check
n IS NOT DISTINCT FROM m
--
NOT (n IS DISTINCT FROM m)
-- check
flag IS NOT TRUE
--
(flag is not true)
-- check
CAST(n AS text) = '1'
--
n::text = '1'::text
-- check
num > 0
--
num > (0)::numeric
-- check
num >= 0.5
--
num >= 0.5::numeric
-- check
f > 0
--
f > (0)::double precision
-- check | the constant is the same number
f > 0.5
--
f > '0.5'::double precision
-- check
num * 2 < 100
--
((num * (2)::numeric) < (100)::numeric)
-- check
num > -1
--
num > ('-1'::integer)::numeric
-- check
big > 0
--
big > 0
-- check | the constant is the same number
big > 0
--
big > '0'::bigint
-- check
small BETWEEN 0 AND 100
--
((small >= 0) AND (small <= 100))
-- check
n > -1
--
n > '-1'::integer
-- check
n > - 1
--
n > -1
-- check
num > 1e2
--
num > 100.
-- check
length(status) > 3
--
length((status)::text) > 3
-- check | the server keeps the SQL form since version 14, the function is the same
char_length(btrim(name)) > 0
--
char_length(trim(name)) > 0
-- check | the server keeps the SQL form since version 14, the function is the same
trim(both ' ' from name) = name
--
btrim(name, ' ') = name
-- check | the same function in SQL form
trim(leading '0' from name) = name
--
ltrim(name, '0') = name
-- check | the same function in SQL form
substring(name from 1 for 2) = 'ab'
--
substring(name, 1, 2) = 'ab'
-- check
position('@' in email) > 1
--
POSITION(('@'::text) IN (email)) > 1
-- check
extract(year from d) > 2000
--
EXTRACT(YEAR FROM d) > 2000
-- check
extract('year' from d) > 2000
--
EXTRACT(year FROM d) > 2000
-- check
d > '2020-01-01'
--
d > DATE '2020-01-01'
-- check
ts > '2020-01-01'
--
ts > '2020-01-01 00:00:00'::timestamp without time zone
-- check
at < till + '1 day'
--
at < till + interval '1 day'
-- check
till - at < '1 hour'::interval
--
till - at < INTERVAL '60 minutes'
-- check
at > now() - '7 days'::interval
--
at > now() - interval '1 week'
-- check | now() is CURRENT_TIMESTAMP by definition
at <= now()
--
at <= CURRENT_TIMESTAMP
-- check
data ->> 'kind' = 'a'
--
((data ->> 'kind'::text) = 'a'::text)
-- check
data @> '{"a":1}'
--
data @> '{"a": 1}'::jsonb
-- check
data ? 'a'
--
data ? 'a'::text
-- check
data #>> '{a,b}' = 'x'
--
(data #>> '{a,b}'::text[]) = 'x'::text
-- check
jsonb_typeof(data) = 'object'
--
(jsonb_typeof(data) = 'object'::text)
-- check
coalesce(name, '') <> ''
--
COALESCE(name, ''::text) <> ''::text
-- check
COALESCE(num, 0) > 0
--
(COALESCE(num, (0)::numeric) > (0)::numeric)
-- check
greatest(n, m) < 5
--
GREATEST(n, m) < 5
-- check
nullif(name, '') IS NOT NULL
--
NULLIF(name, ''::text) IS NOT NULL
-- check
case when n > 0 then true else false end
--
CASE WHEN (n > 0) THEN true ELSE false END
-- check | comparing a varchar is comparing its text
case status when 'a' then n > 0 else true end
--
CASE (status)::text WHEN 'a'::text THEN (n > 0) ELSE true END
-- check
array_length(tags, 1) > 0
--
(array_length(tags, 1) > 0)
-- check
tags && ARRAY['a','b']
--
tags && ARRAY['a'::text, 'b'::text]
-- check | the widening of varchar to text adds nothing
labels && '{a}'
--
((labels)::text[] && ARRAY['a'::text])
-- check
'a' = ANY (tags)
--
'a'::text = ANY (tags)
-- check
tags[1] = 'a'
--
(tags[1])::text = 'a'::text
-- check
(home).city = 'x'
--
((home).city = 'x'::text)
-- check
(n, m) = (1, 2)
--
n = 1 AND m = 2
-- check
(n, m) <> (1, 2)
--
n <> 1 OR m <> 2
-- check
ROW(n, m) < ROW(1, 2)
--
(n, m) < (1, 2)
-- check
n OPERATOR(pg_catalog.+) m > 0
--
n + m > 0
-- check
pg_catalog.lower(name) = name
--
lower(name) = name
-- check
name COLLATE "C" < 'a'
--
name COLLATE pg_catalog."C" < 'a'
-- check
lower(name) = name /* a comment */
--
LOWER( name )  =  name -- another
-- check
n + m * 2 > 0
--
((n + (m * 2)) > 0)
-- check
n - m - id > 0
--
((n - m) - id) > 0
-- check
n = ANY (ids)
--
n = SOME (ids)
-- check
is_admin(owner)
--
public.is_admin(owner)
-- check
name is not null and name <> ''
--
((name IS NOT NULL) AND (name <> ''::text))
-- check
u = '6F9619FF-8B86-D011-B42D-00CF4FC964FF'
--
u = '6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid
-- check
period && daterange('2020-01-01', '2021-01-01')
--
period && daterange('2020-01-01'::date, '2021-01-01'::date)
-- check
n % 2 = 0
--
(n % 2) = 0
-- check
-n < 0
--
(- n) < 0
-- check
status || '-' || name <> ''
--
((((status)::text || '-'::text) || name) <> ''::text)
-- check | the server keeps which of the two was written
timezone('utc', at) > ts
--
at AT TIME ZONE 'utc' > ts
-- check
make_interval(days => n) > span
--
make_interval(days := n) > span
-- check
n::bigint + big > 0
--
(((n)::bigint + big) > 0)
-- check
till - at < '1 hour'
--
((till - at) < '01:00:00'::interval)
-- check
at > '2020-01-01T00:00:00Z'
--
at > '2020-01-01 00:00:00+00'::timestamp with time zone
-- check
ts BETWEEN '2020-01-01 10:00:00' AND '2020-12-31'
--
((ts >= '2020-01-01 10:00:00'::timestamp without time zone) AND (ts <= '2020-12-31 00:00:00'::timestamp without time zone))
