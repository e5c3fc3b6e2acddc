CREATE TABLE t (a int, b text, at timestamptz);
CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
CREATE INDEX i1 ON t (f(a));
CREATE INDEX i2 ON t (a) WHERE at > now();
CREATE INDEX i3 ON t (concat(b, 'x'));
CREATE INDEX i4 ON t (lower(b)) WHERE b <> '';
CREATE INDEX i5 ON t (a) WHERE at > CURRENT_TIMESTAMP;
