--- before
CREATE TABLE t (a integer, b text, c text);
CREATE INDEX i ON t (lower(b));
CREATE INDEX j ON t (a) WHERE a > 3;
CREATE INDEX k ON t (b);
CREATE INDEX l ON t (b);

--- after
CREATE TABLE t (a integer, b text, c text);
CREATE INDEX i ON t (upper(b));
CREATE INDEX j ON t (a) WHERE a > 5;
CREATE INDEX k ON t (b COLLATE "C");
CREATE INDEX l ON t (b text_pattern_ops);

