CREATE TABLE ${schema}.a (id integer PRIMARY KEY);
