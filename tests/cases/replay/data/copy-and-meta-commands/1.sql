\set ON_ERROR_STOP on
CREATE TABLE t (a int, b text);
COPY t (a, b) FROM stdin;
1	one
2	two; with semicolon
\.
INSERT INTO t VALUES (3, 'x');
