--- before
CREATE DOMAIN word AS text;
CREATE TABLE t (a word);

--- rows
INSERT INTO t VALUES ('x'), (''), (NULL);

--- in the way
rows are in the way, and nothing was changed:
  t.a must have a value, as domain word has: 1 in the way
  t.a must keep check word_check of domain word: 1 in the way

--- after
CREATE DOMAIN word AS text NOT NULL CONSTRAINT word_check CHECK (VALUE <> '');
CREATE TABLE t (a word);

--- preconditions
t.a must have a value, as domain word has: SELECT * FROM t WHERE a IS NULL
  unless (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.word') AND typnotnull) AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.word') AND conname = 'word_check' AND convalidated))
t.a must keep check word_check of domain word: SELECT * FROM t WHERE EXISTS (SELECT FROM (SELECT t.a) AS one (value) WHERE NOT (value <> ''))
  unless (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.word') AND typnotnull) AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.word') AND conname = 'word_check' AND convalidated))
--- plan
ALTER DOMAIN word SET NOT NULL;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.word') AND conname = 'word_check') THEN
    ALTER DOMAIN word ADD CONSTRAINT word_check CHECK (value <> '');
  END IF;
END $$;
--- undo
ALTER DOMAIN word DROP NOT NULL;
ALTER DOMAIN word DROP CONSTRAINT IF EXISTS word_check;
