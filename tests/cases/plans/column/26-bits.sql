--- offline
--- before
CREATE TABLE t (a bit(4) DEFAULT B'0101');

--- after
CREATE TABLE t (a bit(4) DEFAULT B'0101' NOT NULL);

--- plan
UPDATE t SET a = B'0101' WHERE a IS NULL;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
--- undo
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
--- not undone
the nulls of t.a
