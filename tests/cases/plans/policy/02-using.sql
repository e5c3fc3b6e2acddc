--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t USING (a > 0);

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t USING (a > 1);

--- plan
ALTER POLICY p ON t USING (a > 1);
--- undo
ALTER POLICY p ON t USING (a > 0);
