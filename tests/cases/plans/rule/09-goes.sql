--- before
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD NOTHING;
ALTER TABLE t DISABLE RULE r;
COMMENT ON RULE r ON t IS 'one';

--- after

