DO $$ BEGIN -- a comment with ' a quote
  /* and /* nested */ one */
  CREATE TABLE "semi;colon" (id int);
  EXECUTE 'CREATE TABLE t (a text DEFAULT '';'')';
  NULL;
END; $$;
DO $body$
BEGIN
  CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
  BEGIN
    RETURN 1;
  END;
  $$;
END
$body$ LANGUAGE plpgsql;
do $$begin create table if not exists t (id int);end$$;
DO $$ BEGIN END $$;
