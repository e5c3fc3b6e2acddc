-- +goose Up
CREATE TABLE a (id integer);

-- +goose Down
DROP TABLE a;
