CREATE DOMAIN email AS varchar(255) COLLATE "C" DEFAULT 'x' NOT NULL CHECK (VALUE LIKE '%@%') CONSTRAINT short CHECK (length(VALUE) < 100) CHECK (VALUE <> '');
CREATE DOMAIN positive int CHECK (VALUE > 0);
CREATE DOMAIN positive AS int;
CREATE TABLE t (id positive, mail email DEFAULT 'y');
