CREATE TABLE accounts (
    id bigint PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE bookings (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL,
    day date NOT NULL,
    note text
);
