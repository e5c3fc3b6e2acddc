--- given
CREATE TYPE "Role" AS ENUM ('a', 'b');
CREATE TABLE "User" (id integer PRIMARY KEY, "fullName" varchar(50), r "Role", a integer, b integer);
--- appears
CREATE VIEW v AS SELECT id, "fullName", r FROM "User";
CREATE VIEW w AS SELECT count(*) AS n, max(id) AS m, "fullName" FROM "User" GROUP BY "fullName";
CREATE VIEW top AS SELECT id, r FROM v;
--- condition, stays
CREATE OR REPLACE VIEW v AS SELECT id, "fullName", r FROM "User" WHERE r = 'a'::"Role";
--- condition of what has no known type, stays
CREATE OR REPLACE VIEW w AS SELECT count(*) AS n, max(id) AS m, "fullName" FROM "User" WHERE a > 0 GROUP BY "fullName";
--- the one above goes
DROP VIEW top;
--- column behind, stays
CREATE OR REPLACE VIEW v AS SELECT id, "fullName", r, a + b AS sum FROM "User" WHERE r = 'a'::"Role";
--- expression of the same type
CREATE OR REPLACE VIEW v AS SELECT id, "fullName", r, b AS sum FROM "User" WHERE r = 'a'::"Role";
--- column in the middle
DROP VIEW w;
DROP VIEW v;
CREATE VIEW v AS SELECT id, a, "fullName", r, b AS sum FROM "User";
--- another type
DROP VIEW v;
CREATE VIEW v AS SELECT id, a::bigint AS a, "fullName", r, b AS sum FROM "User";
--- names, stays
COMMENT ON COLUMN v.a IS 'one';
ALTER VIEW v RENAME COLUMN a TO "A";
ALTER VIEW v RENAME COLUMN sum TO total;
--- names change places
DROP VIEW v;
CREATE VIEW v AS SELECT id, a::bigint AS "fullName", "fullName" AS "A", r, b AS total FROM "User";
--- options, stays
ALTER VIEW v SET (security_barrier = true, check_option = cascaded);
--- other options, stays
ALTER VIEW v RESET (security_barrier);
ALTER VIEW v SET (check_option = local);
--- security invoker, from 15, stays
ALTER VIEW v SET (security_invoker = true);
--- options and query, stays
CREATE OR REPLACE VIEW v WITH (security_barrier = true) AS SELECT id, a::bigint AS "fullName", "fullName" AS "A", r, b AS total FROM "User" WHERE a > 1;
--- comments, stays
COMMENT ON COLUMN v."A" IS 'x';
COMMENT ON COLUMN v.id IS 'y';
--- comments with a new query, stays
CREATE OR REPLACE VIEW v AS SELECT id, a::bigint AS "fullName", "fullName" AS "A", r, b AS total FROM "User" WHERE a > 2;
COMMENT ON COLUMN v."A" IS NULL;
COMMENT ON COLUMN v.total IS 'z';
--- a union
DROP VIEW v;
CREATE VIEW v AS SELECT id, a FROM "User" UNION ALL SELECT b, a FROM "User";
--- a longer union
CREATE OR REPLACE VIEW v AS SELECT id, a FROM "User" UNION ALL SELECT b, a FROM "User" UNION ALL SELECT 1, 2;
--- with
CREATE OR REPLACE VIEW v AS WITH x AS (SELECT id, a FROM "User") SELECT id, a FROM x;
--- its rule and trigger stay
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER "T" INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING;
GRANT SELECT ON v TO pg_monitor;
--- rows and triggers, stays
CREATE OR REPLACE VIEW v AS SELECT id, a FROM "User" WHERE b > 0;
--- all is made again
DROP VIEW v;
CREATE VIEW v AS SELECT id FROM "User" WHERE b > 0;
CREATE TRIGGER "T" INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING;
GRANT SELECT ON v TO pg_monitor;
