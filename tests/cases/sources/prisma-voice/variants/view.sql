-- no drift
CREATE VIEW v AS SELECT id FROM "A";
