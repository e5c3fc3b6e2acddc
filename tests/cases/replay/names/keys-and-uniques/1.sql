CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE, a int, b int, UNIQUE (a, b));
CREATE TABLE two (a int, b int, PRIMARY KEY (a, b));
