CREATE SCHEMA auth;
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT NULL::jsonb';
CREATE FUNCTION is_admin(who uuid) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT true';
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE address AS (street text, city text);
CREATE SEQUENCE numbers;
CREATE TABLE t (
    id integer PRIMARY KEY, n integer, m integer, big bigint, small smallint, num numeric(10,2), f double precision, r real,
    status varchar(20), name text, code char(3), email text, flag boolean, ready boolean,
    at timestamptz, till timestamptz, ts timestamp(3), d date, clock time, span interval,
    data jsonb, doc json, tags text[], labels varchar(10)[], ids integer[], u uuid, owner uuid, feeling mood, home address, period daterange
);
CREATE TABLE members (id integer, org_id integer, user_id uuid, role text);
CREATE TABLE orders (id integer, t_id integer, total numeric(10,2), placed timestamptz, note varchar(50));
