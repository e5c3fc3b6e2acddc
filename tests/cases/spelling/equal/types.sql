-- type
int
--
integer
-- type
int4
--
INTEGER
-- type
pg_catalog.int8
--
bigint
-- type
int2
--
smallint
-- type
bool
--
boolean
-- type
float
--
double precision
-- type
float8
--
float(53)
-- type
float4
--
real
-- type
float(24)
--
real
-- type
decimal(10,2)
--
numeric(10, 2)
-- type
dec
--
numeric
-- type
numeric(10)
--
numeric(10,0)
-- type
varchar(20)
--
character varying(20)
-- type
varchar
--
character varying
-- type
char varying (5)
--
varchar(5)
-- type
char
--
character(1)
-- type
national character(4)
--
char(4)
-- type
nchar varying(4)
--
varchar(4)
-- type
"bpchar"
--
bpchar
-- type
timestamptz
--
timestamp with time zone
-- type
timestamp
--
timestamp without time zone
-- type
timestamptz(3)
--
timestamp(3) with time zone
-- type
timetz
--
time with time zone
-- type
time
--
time without time zone
-- type
bit
--
bit(1)
-- type
varbit(8)
--
bit varying(8)
-- type
int[]
--
integer ARRAY
-- type
text[]
--
text[][]
-- type
text[3]
--
text[]
-- type
_int4
--
int4[]
-- type
varchar(10)[]
--
character varying(10)[]
-- type
public.mood
--
mood
-- type
mood[]
--
public."mood"[]
-- type
interval DAY TO SECOND(3)
--
interval day to second (3)
-- type
pg_catalog."varchar"
--
varchar
-- type
UUID
--
uuid
-- type
JSONB
--
pg_catalog.jsonb
