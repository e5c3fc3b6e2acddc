--- given
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE "Feeling" AS ENUM ('sad', 'ok', 'great');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN "Short Name" AS varchar(20);
CREATE TABLE t (a text DEFAULT 'ok', b text, c integer DEFAULT 7, d varchar(10), e timestamp, f text[], g jsonb, h boolean DEFAULT true, i numeric(10,2), "J k" text NOT NULL);
INSERT INTO t VALUES ('ok', '1', 1, 'ok', now(), '{1,2}', '{"x": 1}', true, 1.5, '1');
--- text to varchar
ALTER TABLE t ALTER a TYPE varchar(50);
--- varchar wider
ALTER TABLE t ALTER a TYPE varchar(60);
--- varchar without limit
ALTER TABLE t ALTER a TYPE varchar;
--- varchar to char
ALTER TABLE t ALTER d TYPE char(12);
--- integer to bigint
ALTER TABLE t ALTER c TYPE bigint;
--- bigint to numeric
ALTER TABLE t ALTER c TYPE numeric;
--- numeric to text
ALTER TABLE t ALTER c DROP DEFAULT, ALTER c TYPE text, ALTER c SET DEFAULT '7';
--- text to integer
ALTER TABLE t ALTER b TYPE integer USING b::integer;
--- integer to boolean
ALTER TABLE t ALTER b TYPE boolean USING b::boolean;
--- boolean to text
ALTER TABLE t ALTER b TYPE text;
--- boolean with default to integer
ALTER TABLE t ALTER h DROP DEFAULT, ALTER h TYPE integer USING h::integer, ALTER h SET DEFAULT 1;
--- varchar with default to enum
ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE mood USING a::mood, ALTER a SET DEFAULT 'ok';
--- enum to enum
ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE "Feeling" USING a::text::"Feeling", ALTER a SET DEFAULT 'ok';
--- timestamp to timestamptz
ALTER TABLE t ALTER e TYPE timestamptz;
--- timestamptz with precision
ALTER TABLE t ALTER e TYPE timestamptz(3);
--- timestamptz to date
ALTER TABLE t ALTER e TYPE date;
--- text array to integer array
ALTER TABLE t ALTER f TYPE integer[] USING f::integer[];
--- integer array to bigint array
ALTER TABLE t ALTER f TYPE bigint[];
--- array to scalar
ALTER TABLE t ALTER f TYPE bigint USING f[1];
--- jsonb to json
ALTER TABLE t ALTER g TYPE json;
--- json to text
ALTER TABLE t ALTER g TYPE text;
--- numeric scale
ALTER TABLE t ALTER i TYPE numeric(12,4);
--- numeric to money
ALTER TABLE t ALTER i TYPE money;
--- text to domain over integer
ALTER TABLE t ALTER "J k" TYPE positive USING "J k"::positive;
--- domain to domain
ALTER TABLE t ALTER "J k" TYPE "Short Name";
--- text to uuid
ALTER TABLE t ALTER b TYPE uuid USING null::uuid;
--- uuid to text
ALTER TABLE t ALTER b TYPE text;
--- text to text array
ALTER TABLE t ALTER b TYPE text[] USING ARRAY[b];
--- several at once
ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE text, ALTER a SET NOT NULL, ALTER a SET STORAGE external, ALTER a SET STATISTICS 200;
--- type and default
ALTER TABLE t ALTER a TYPE varchar(9), ALTER a SET DEFAULT 'new';
--- type keeps storage
ALTER TABLE t ALTER a TYPE varchar(19), ALTER a SET STORAGE external;
--- type and collation
ALTER TABLE t ALTER a TYPE text COLLATE "C";
--- type under a collation
ALTER TABLE t ALTER a TYPE varchar(7) COLLATE "C";
--- default function
ALTER TABLE t ALTER e SET DEFAULT CURRENT_DATE;
--- default expression
ALTER TABLE t ALTER a SET DEFAULT lower('A' || 'B');
