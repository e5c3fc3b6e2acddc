-- rows: slots 500
CREATE TABLE slots (id int, at int4range, n int NOT NULL, m int);
CREATE UNIQUE INDEX slots_m_key ON slots (m);
INSERT INTO slots SELECT n, int4range(n, n + 1), n, n FROM generate_series(1, 300) n;
-- change
ALTER TABLE slots ADD PRIMARY KEY (id);
