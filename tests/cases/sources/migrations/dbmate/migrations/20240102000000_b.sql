-- migrate:up transaction:false
CREATE TABLE b (id integer);
-- migrate:down
DROP TABLE b;
