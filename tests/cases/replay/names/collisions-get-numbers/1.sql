CREATE TABLE a_b (c int UNIQUE);
CREATE TABLE a (b_c int UNIQUE);
CREATE TABLE t (a int CONSTRAINT t_b_check CHECK (a > 1), b int CHECK (b > 0));
CREATE SEQUENCE s_id_seq;
CREATE TABLE s (id serial);
CREATE TABLE x (a int, b int);
CREATE INDEX x_a_idx ON x (b);
CREATE INDEX ON x (a);
