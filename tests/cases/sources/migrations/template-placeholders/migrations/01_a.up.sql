CREATE TABLE IF NOT EXISTS {{ index .Options "Namespace" }}.a (id integer PRIMARY KEY);
CREATE SCHEMA IF NOT EXISTS {{ index .Options "Namespace" }};
ALTER TABLE {{ index .Options "Namespace" }}.ghost ADD x integer;
ALTER TABLE "{{ index .Options "Namespace" }}"."a" ADD COLUMN x text DEFAULT '{{ index .Options "Namespace" }}';
