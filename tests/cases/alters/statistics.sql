--- given
CREATE SCHEMA other;
CREATE TABLE t (a integer, b integer, c text);
--- appears
CREATE STATISTICS "S 1" (mcv, dependencies) ON a, b FROM t;
--- expressions, from 14
CREATE STATISTICS s2 ON (a + b), lower(c) FROM t;
--- renamed, statistics S 1 -> s1
ALTER STATISTICS "S 1" RENAME TO s1;
--- moved, statistics s1 -> other.s1
ALTER STATISTICS s1 SET SCHEMA other;
--- target, from 13
ALTER STATISTICS other.s1 SET STATISTICS 30;
--- goes
DROP STATISTICS other.s1;
