CREATE TABLE node (id int PRIMARY KEY, parent int REFERENCES node ON DELETE CASCADE, other int REFERENCES node (id));
