-- default integer
1
--
2
-- default integer
1
--
-1
-- default text
'x'
--
'X'
-- default text
'x'
--
'x '
-- default text
''
--
NULL
-- default boolean
true
--
false
-- default timestamptz
now()
--
clock_timestamp()
-- default timestamptz
now()
--
statement_timestamp()
-- default timestamptz
CURRENT_TIMESTAMP
--
CURRENT_TIMESTAMP(3)
-- default timestamp
now()
--
now() at time zone 'utc'
-- default timestamp
timezone('utc', now())
--
timezone('Europe/Vienna', now())
-- default uuid
gen_random_uuid()
--
md5('x')::uuid
-- default numeric
1.5
--
1.05
-- default jsonb
'{}'
--
'[]'
-- default jsonb
'{"a":1}'
--
'{"a":"1"}'
-- default json
'{"a":1}'
--
'{"a": 1}'
-- default text[]
'{a,b}'
--
'{b,a}'
-- default text[]
'{}'
--
NULL
-- default text[]
'{a}'
--
ARRAY['A']
-- default text[]
'{NULL}'
--
'{"NULL"}'
-- default mood
'ok'
--
'sad'
-- default interval
'1 month'
--
'30 days'
-- default interval
'1 day'
--
'24 hours'
-- default date
CURRENT_DATE
--
CURRENT_DATE + 1
-- default integer
nextval('numbers')
--
currval('numbers')
-- default integer
2 + 3 * 4
--
(2 + 3) * 4
-- default integer
2 - (3 - 4)
--
2 - 3 - 4
-- default text
E'a\nb'
--
'a\nb'
-- default text
'2024-01-31'
--
'2024-01-31 00:00:00'
-- default text
CURRENT_USER
--
SESSION_USER
-- default bit(3)
B'101'
--
B'100'
-- default character varying(20)
'draft'
--
'draft'::varchar(3)
