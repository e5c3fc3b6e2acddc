--- given
CREATE TABLE t (a integer NOT NULL, b text, c integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF t FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 (a integer NOT NULL, b text, c integer);
CREATE TABLE other (a integer PRIMARY KEY);
--- attached
ALTER TABLE t ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);
--- bound
ALTER TABLE t DETACH PARTITION p2;
ALTER TABLE t ATTACH PARTITION p2 FOR VALUES FROM (10) TO (30);
--- default partition appears
CREATE TABLE rest PARTITION OF t DEFAULT;
--- index appears
CREATE INDEX t_b_idx ON t (b);
--- key appears
ALTER TABLE t ADD PRIMARY KEY (a);
--- unique appears
ALTER TABLE t ADD CONSTRAINT t_u UNIQUE (a, c);
--- detached with indexes
ALTER TABLE t DETACH PARTITION p1;
--- attached with indexes
ALTER TABLE t ATTACH PARTITION p1 FOR VALUES FROM (1) TO (5);
--- foreign key appears
ALTER TABLE t ADD CONSTRAINT t_f FOREIGN KEY (c) REFERENCES other;
--- foreign key deferrable
ALTER TABLE t ALTER CONSTRAINT t_f DEFERRABLE INITIALLY DEFERRED;
--- type of a column
ALTER TABLE t ALTER c TYPE bigint;
--- default of all
ALTER TABLE t ALTER b SET DEFAULT 'x';
--- default of one partition
ALTER TABLE p1 ALTER b SET DEFAULT 'y';
--- default of the whole alone
ALTER TABLE ONLY t ALTER b SET DEFAULT 'z';
--- not null of all
ALTER TABLE t ALTER b SET NOT NULL;
--- not null of one
ALTER TABLE t ALTER b DROP NOT NULL;
ALTER TABLE p1 ALTER b SET NOT NULL;
--- column appears
ALTER TABLE t ADD d integer DEFAULT 4;
--- column renamed, column t.d -> t.delta
ALTER TABLE t RENAME d TO delta;
--- column goes
ALTER TABLE t DROP delta;
--- check appears
ALTER TABLE t ADD CONSTRAINT t_c CHECK (c > 0);
--- check renamed, check t.t_c -> t.t_cc
ALTER TABLE t RENAME CONSTRAINT t_c TO t_cc;
--- check goes
ALTER TABLE t DROP CONSTRAINT t_cc;
--- key goes
ALTER TABLE t DROP CONSTRAINT t_u;
--- index goes
DROP INDEX t_b_idx;
--- list and hash appear
CREATE TABLE l (a text, b integer) PARTITION BY LIST (a);
CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('x', 'y') PARTITION BY HASH (b);
CREATE TABLE l11 PARTITION OF l1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE l2 PARTITION OF l FOR VALUES IN (NULL);
--- tree detached
ALTER TABLE l DETACH PARTITION l1;
--- tree attached
ALTER TABLE l ATTACH PARTITION l1 FOR VALUES IN ('z');
--- index on a tree
CREATE INDEX l_b ON l (b);
--- index made piece by piece
CREATE INDEX l_a ON ONLY l (a);
CREATE INDEX l2_a ON l2 (a);
ALTER INDEX l_a ATTACH PARTITION l2_a;
--- partition goes
DROP TABLE l2;
--- whole goes
DROP TABLE l;
