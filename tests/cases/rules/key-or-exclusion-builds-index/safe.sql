CREATE TABLE slots (id int, at int4range, n int NOT NULL, m int);
CREATE UNIQUE INDEX slots_m_key ON slots (m);
INSERT INTO slots SELECT n, int4range(n, n + 1), n, n FROM generate_series(1, 300) n;
INSERT INTO slots VALUES (301, int4range(301, 302), 300, 301);
-- change
DELETE FROM slots a USING slots b WHERE a.n = b.n AND a.id > b.id;
CREATE UNIQUE INDEX CONCURRENTLY slots_pkey ON slots (n);
ALTER TABLE slots ADD CONSTRAINT slots_pkey PRIMARY KEY USING INDEX slots_pkey;
CREATE TABLE fresh (id int);
ALTER TABLE fresh ADD PRIMARY KEY (id);
