CREATE TABLE IF NOT EXISTS {{ index .Options "Namespace" }}.a (id integer PRIMARY KEY);
CREATE SCHEMA IF NOT EXISTS {{ index .Options "Namespace" }};
ALTER TABLE {{ index .Options "Namespace" }}.ghost ADD x integer;
