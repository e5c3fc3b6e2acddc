-- no drift
ALTER SEQUENCE "A_id_seq" RENAME TO foo_seq;
