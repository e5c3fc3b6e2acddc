-- +goose Up
-- +goose StatementBegin
CREATE TABLE b (id integer);
-- +goose StatementEnd
-- +goose Down
DROP TABLE b;
