-- type
integer
--
bigint
-- type
varchar(20)
--
varchar(21)
-- type
varchar
--
text
-- type
varchar(20)
--
varchar
-- type
char
--
"char"
-- type
char
--
bpchar
-- type
char(5)
--
varchar(5)
-- type
numeric(10,2)
--
numeric(10,3)
-- type
numeric
--
numeric(10)
-- type
timestamp
--
timestamptz
-- type
timestamp(3)
--
timestamp
-- type
timestamp(6)
--
timestamp
-- type
time
--
timetz
-- type
real
--
float
-- type
json
--
jsonb
-- type
text
--
text[]
-- type
bit(3)
--
bit varying(3)
-- type
interval
--
interval year to month
-- type
interval(3)
--
interval
-- type
mood
--
text
-- type
date
--
timestamp
-- type
inet
--
cidr
