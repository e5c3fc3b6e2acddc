CREATE TABLE b (id integer REFERENCES a (id));
