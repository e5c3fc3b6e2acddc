CREATE TABLE a (id Int32) ENGINE = MergeTree ORDER BY id;
