--- rows
SELECT nextval('s'), nextval('up'), nextval('down');

--- before
CREATE SEQUENCE s MAXVALUE 100 CYCLE;
CREATE SEQUENCE up START WITH 10 MAXVALUE 1000;
CREATE SEQUENCE down INCREMENT BY -1 MINVALUE -1000;
CREATE SEQUENCE fresh START WITH 500;

--- after
CREATE SEQUENCE s MINVALUE 50 MAXVALUE 100 START WITH 60 CYCLE;
CREATE SEQUENCE up MINVALUE 20 MAXVALUE 500;
CREATE SEQUENCE down INCREMENT BY -1 MINVALUE -1000 MAXVALUE -7;
CREATE SEQUENCE fresh MAXVALUE 100;

--- preconditions
sequence fresh must have numbers left from 1 to 100: SELECT * FROM fresh WHERE is_called AND last_value > 100
  unless EXISTS (SELECT FROM pg_catalog.pg_sequence WHERE seqrelid = to_regclass('public.fresh') AND seqmin = 1 AND seqmax = 100)
sequence up must have numbers left from 20 to 500: SELECT * FROM up WHERE is_called AND last_value > 500
  unless EXISTS (SELECT FROM pg_catalog.pg_sequence WHERE seqrelid = to_regclass('public.up') AND seqmin = 20 AND seqmax = 500)
--- plan
SELECT setval('public.down', -7, false) FROM down WHERE last_value > -7;
ALTER SEQUENCE down MAXVALUE -7 START WITH -7;
SELECT setval('public.fresh', 1, false) FROM fresh WHERE last_value > 100 AND NOT is_called;
ALTER SEQUENCE fresh MAXVALUE 100 START WITH 1;
SELECT setval('public.s', 60, false) FROM s WHERE last_value < 50;
ALTER SEQUENCE s MINVALUE 50 START WITH 60;
SELECT setval('public.up', 20, false) FROM up WHERE last_value < 20 OR last_value > 500 AND NOT is_called;
ALTER SEQUENCE up MINVALUE 20 MAXVALUE 500 START WITH 20;
--- undo
ALTER SEQUENCE down MAXVALUE -1 START WITH -1;
ALTER SEQUENCE fresh MAXVALUE 9223372036854775807 START WITH 500;
ALTER SEQUENCE s MINVALUE 1 START WITH 1;
ALTER SEQUENCE up MINVALUE 1 MAXVALUE 1000 START WITH 10;
