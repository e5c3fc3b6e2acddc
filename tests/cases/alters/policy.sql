--- given
CREATE SCHEMA app;
CREATE TABLE app."T" (a integer, owner_name text);
CREATE TABLE members (who text, a integer);
CREATE FUNCTION app.me() RETURNS text STABLE LANGUAGE sql AS 'SELECT current_user::text';
--- appears
CREATE POLICY "their own" ON app."T" FOR SELECT USING (owner_name = app.me());
CREATE POLICY ins ON app."T" FOR INSERT WITH CHECK (a IN (SELECT m.a FROM members m WHERE m.who = owner_name));
CREATE POLICY whole ON app."T" USING (true) WITH CHECK (false);
--- everything that can, stays
ALTER POLICY whole ON app."T" TO pg_monitor, pg_read_all_stats USING (a > 0) WITH CHECK (a > 1);
--- condition with a query, stays
ALTER POLICY "their own" ON app."T" USING (EXISTS (SELECT 1 FROM members WHERE who = app.me() AND members.a = "T".a));
--- only a check, stays
ALTER POLICY ins ON app."T" WITH CHECK (a > 3);
--- to all again, stays
ALTER POLICY whole ON app."T" TO PUBLIC;
--- a condition goes
DROP POLICY whole ON app."T";
CREATE POLICY whole ON app."T" WITH CHECK (a > 1);
--- a check goes
DROP POLICY whole ON app."T";
CREATE POLICY whole ON app."T" USING (a > 1);
--- another command
DROP POLICY whole ON app."T";
CREATE POLICY whole ON app."T" AS RESTRICTIVE FOR DELETE TO pg_monitor USING (a > 1);
COMMENT ON POLICY whole ON app."T" IS 'why';
--- goes
DROP POLICY whole ON app."T";
DROP POLICY "their own" ON app."T";
DROP POLICY ins ON app."T";
