CREATE TABLE t (id int, name text, at timestamptz);
CREATE FUNCTION day() RETURNS timestamp RETURN date_trunc('day', '2020-01-01 10:00:00'::timestamp);
CREATE FUNCTION halves() RETURNS SETOF numeric BEGIN ATOMIC SELECT id / '2'::numeric FROM t; END;
CREATE FUNCTION kind() RETURNS text RETURN pg_typeof('1'::bigint)::text;
CREATE FUNCTION long(n int) RETURNS bigint RETURN n::bigint;
