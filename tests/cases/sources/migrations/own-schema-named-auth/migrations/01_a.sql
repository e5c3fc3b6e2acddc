CREATE SCHEMA auth;
CREATE TABLE auth.users (id integer PRIMARY KEY);
