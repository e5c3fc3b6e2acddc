--- given
CREATE TABLE t ("Id" integer PRIMARY KEY, a text, b varchar(10) NOT NULL DEFAULT 'x', c integer, d text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE INDEX i ON t (a, b);
--- columns appear
ALTER TABLE t ADD "New One" timestamptz(3) NOT NULL DEFAULT now(), ADD f integer[] DEFAULT '{}', ADD g char(3) COLLATE "C", ADD h numeric(8,2) CHECK (h > 0), ADD j boolean DEFAULT false UNIQUE;
--- several facets
ALTER TABLE t ALTER c SET NOT NULL, ALTER c SET DEFAULT 3, ALTER c SET STATISTICS 50, ALTER c SET (n_distinct = 4);
--- options
ALTER TABLE t ALTER c SET (n_distinct = 5, n_distinct_inherited = 6);
--- options reset
ALTER TABLE t ALTER c RESET (n_distinct);
--- storage
ALTER TABLE t ALTER d SET STORAGE main;
--- compression, from 14
ALTER TABLE t ALTER d SET COMPRESSION pglz;
--- type keeps compression, from 14
ALTER TABLE t ALTER d TYPE varchar(30);
ALTER TABLE t ALTER d SET COMPRESSION pglz, ALTER d SET STORAGE main;
--- renamed, column t.a -> t.alpha
ALTER TABLE t RENAME a TO alpha;
--- renamed in a key, column t.Id -> t.id
ALTER TABLE t RENAME "Id" TO id;
--- not null not valid, from 18
ALTER TABLE t ADD CONSTRAINT t_d_there NOT NULL d NOT VALID;
--- validated, from 18
ALTER TABLE t VALIDATE CONSTRAINT t_d_there;
--- not null under a name, from 18
ALTER TABLE t ADD CONSTRAINT t_alpha_there NOT NULL alpha;
--- column not null not valid appears, from 18
ALTER TABLE t ADD z integer;
ALTER TABLE t ADD CONSTRAINT t_z_there NOT NULL z NOT VALID;
--- column goes
ALTER TABLE t DROP j, DROP "New One";
