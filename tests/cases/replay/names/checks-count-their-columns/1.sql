CREATE TABLE t (a int CHECK (a > 0), b int CHECK (b > a), CHECK (a + b < 10), CHECK (true));
ALTER TABLE t ADD CHECK (a < 100);
