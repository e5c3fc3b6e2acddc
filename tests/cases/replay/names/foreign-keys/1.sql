CREATE TABLE p (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE c (p_id int REFERENCES p, a int, b int, FOREIGN KEY (a, b) REFERENCES p (a, b));
ALTER TABLE c ADD FOREIGN KEY (p_id) REFERENCES p;
