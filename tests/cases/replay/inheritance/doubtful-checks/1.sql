-- a check that is not valid: old tables below take it so, one of them is validated alone, a new one holds it from its start
CREATE TABLE top (x int, y int);
CREATE TABLE old () INHERITS (top);
CREATE TABLE looked_at () INHERITS (top);
ALTER TABLE top ADD CONSTRAINT small CHECK (x < 100) NOT VALID;
ALTER TABLE looked_at VALIDATE CONSTRAINT small;
CREATE TABLE fresh () INHERITS (top);
CREATE TABLE below_fresh () INHERITS (fresh);
CREATE TABLE parts (k int, v int) PARTITION BY LIST (k);
CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1);
ALTER TABLE parts ADD CONSTRAINT known CHECK (v IS NOT NULL) NOT VALID;
CREATE TABLE part_2 PARTITION OF parts FOR VALUES IN (2);
