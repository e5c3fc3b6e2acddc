-- no drift
CREATE SCHEMA other;
CREATE TABLE other.t (id integer primary key);
