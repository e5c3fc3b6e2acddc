CREATE TABLE b (id uuid REFERENCES a (id));
