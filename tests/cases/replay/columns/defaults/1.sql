CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (
  a int DEFAULT -1, b text DEFAULT 'it''s', c timestamptz DEFAULT now(), d timestamptz DEFAULT CURRENT_TIMESTAMP, e bool DEFAULT false, f uuid DEFAULT gen_random_uuid(),
  g jsonb DEFAULT '{}', h jsonb DEFAULT '{}'::jsonb, i text[] DEFAULT ARRAY[]::text[], j mood DEFAULT 'ok', k date DEFAULT ('now'::text)::date, l numeric(10,2) DEFAULT 0.00,
  m int DEFAULT NULL, n text DEFAULT NULL::text, o int[] DEFAULT '{}', p varchar(10) DEFAULT 'x'::character varying
);
