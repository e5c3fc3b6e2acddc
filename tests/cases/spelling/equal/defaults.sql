-- default integer
1
--
'1'
-- default integer
-1
--
(-1)
-- default integer
-1
--
'-1'::integer
-- default bigint | the constant and the widened integer are the same value
0
--
'0'::bigint
-- default numeric(10,2) | the column's own scale makes them one value
0
--
0.00
-- default numeric(10,2) | the column's own scale makes them one value
1.5
--
1.50
-- default double precision | one value
0
--
0.0
-- default numeric | the cast of a constant to the column's type adds nothing
0
--
'0'::numeric
-- default smallint | the assignment casts anyway
5
--
5::smallint
-- default boolean
true
--
TRUE
-- default boolean
true
--
't'
-- default boolean
false
--
'false'
-- default boolean
'yes'
--
true
-- default boolean
false
--
false::boolean
-- default text
'x'
--
'x'::text
-- default text
'x'
--
E'x'
-- default text
'x'
--
$$x$$
-- default text
'it''s'
--
$q$it's$q$
-- default text
E'a\nb'
--
'a
b'
-- default text
U&'\0041'
--
'A'
-- default character varying(20)
'draft'
--
'draft'::character varying
-- default character varying(20) | the column's own type does the same
'draft'
--
'draft'::varchar(20)
-- default character varying(20) | a text constant is assigned unchanged
'draft'
--
'draft'::text
-- default character(3)
'abc'
--
'abc'::bpchar
-- default mood
'ok'
--
'ok'::mood
-- default mood
'ok'
--
'ok'::public.mood
-- default mood
CAST('ok' AS mood)
--
'ok'::mood
-- default jsonb
'{}'
--
'{}'::jsonb
-- default jsonb
'{"b":1,"a":[1,2]}'
--
'{"a": [1, 2], "b": 1}'::jsonb
-- default jsonb
'{"longer": 1, "b": 2, "b": 3}'
--
'{"b":3,"longer":1}'
-- default jsonb
'[]'::jsonb
--
JSONB '[]'
-- default text[]
'{}'
--
'{}'::text[]
-- default text[] | the constructor of nothing and the empty constant are one value
'{}'
--
ARRAY[]::text[]
-- default text[] | the constructor of constants and the constant are one value
'{a,b}'
--
ARRAY['a','b']
-- default text[]
ARRAY['a', 'b']
--
ARRAY['a'::text, 'b'::text]
-- default integer[] | the constructor of constants and the constant are one value
'{1,2}'
--
ARRAY[1, 2]
-- default text[] | the constructor of constants and the constant are one value
'{"a b",c}'
--
ARRAY['a b', 'c']
-- default timestamptz | now() is CURRENT_TIMESTAMP by definition; tools write either
now()
--
CURRENT_TIMESTAMP
-- default timestamptz
now()
--
pg_catalog.now()
-- default timestamptz
NOW()
--
now()
-- default timestamptz | both are the start of the transaction
transaction_timestamp()
--
CURRENT_TIMESTAMP
-- default timestamp(3) | the column rounds to the same three digits
CURRENT_TIMESTAMP
--
CURRENT_TIMESTAMP(3)
-- default timestamp | the cast is the one that the assignment makes
now()
--
now()::timestamp
-- default timestamp | assigning a time with zone gives the local time
CURRENT_TIMESTAMP
--
LOCALTIMESTAMP
-- default timestamptz | six digits are all there are
CURRENT_TIMESTAMP(6)
--
CURRENT_TIMESTAMP
-- default timestamp
timezone('utc', now())
--
timezone('utc'::text, now())
-- default timestamp | since version 14 the server keeps which of the two was written; older ones do not
(now() at time zone 'utc')
--
timezone('utc'::text, now())
-- default date
CURRENT_DATE
--
current_date
-- default date | old servers print CURRENT_DATE so
CURRENT_DATE
--
('now'::text)::date
-- default date
'2024-01-31'
--
DATE '2024-01-31'
-- default timestamp
'2024-01-31'
--
'2024-01-31 00:00:00'::timestamp without time zone
-- default interval
'1 day'
--
INTERVAL '1 day'
-- default interval
interval '1 hour'
--
'01:00:00'::interval
-- default interval
'90 minutes'
--
interval '1 hour 30 minutes'
-- default interval
'2 weeks'
--
'14 days'::interval
-- default interval
'1 year 2 mons'
--
'14 months'
-- default integer
nextval('numbers')
--
nextval('numbers'::regclass)
-- default integer
nextval('public.numbers'::regclass)
--
nextval('numbers'::regclass)
-- default uuid
gen_random_uuid()
--
pg_catalog.gen_random_uuid()
-- default uuid
'6F9619FF-8B86-D011-B42D-00CF4FC964FF'
--
'6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid
-- default text
NULL
--
NULL::text
-- default text | the digits of the number are assigned
0
--
'0'
-- default text
(('a' || 'b'))
--
'a'::text || 'b'::text
-- default text | both name the role that runs the statement
CURRENT_USER
--
USER
-- default text | both name the role that runs the statement
CURRENT_ROLE
--
current_user
-- default integer
2 + 3 * 4
--
(2 + (3 * 4))
-- default integer
(2)
--
2
-- default bytea
'\xdeadbeef'
--
'\xdeadbeef'::bytea
-- default point
'(0,0)'
--
'(0,0)'::point
-- default bit(3)
B'101'
--
b'101'
-- default interval
INTERVAL '1' YEAR
--
'1 year'::interval
-- default interval
INTERVAL '90' MINUTE
--
'01:30:00'::interval
-- default bit(8)
X'1F'
--
B'00011111'
-- default timestamp
'epoch'
--
'1970-01-01 00:00:00'::timestamp without time zone
