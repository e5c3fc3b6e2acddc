CREATE TABLE t (a serial, b bigserial PRIMARY KEY, c smallserial UNIQUE, d serial8 NOT NULL);
