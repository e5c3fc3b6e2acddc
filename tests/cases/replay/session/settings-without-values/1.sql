SET search_path = , public;
SET search_path = public, ;
SET lock_timeout = '5s';
SET LOCAL statement_timeout TO 1000;
SET TIME ZONE 'UTC';
SET work_mem TO DEFAULT;
CREATE TABLE t (a int);
