CREATE TYPE booking_kind AS ENUM ('day', 'slot');

CREATE TABLE accounts (
    id bigint PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE services (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL,
    slug varchar(80) NOT NULL,
    minutes integer NOT NULL CONSTRAINT services_minutes_check CHECK (minutes > 0),
    CONSTRAINT services_account_id_slug_key UNIQUE (account_id, slug),
    CONSTRAINT services_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
ALTER TABLE services ENABLE ROW LEVEL SECURITY;
CREATE POLICY services_read ON services FOR SELECT USING (account_id > 0);
CREATE INDEX services_account_id_idx ON services (account_id);
COMMENT ON TABLE services IS 'What can be booked';

-- Before services by name, after it by need.
CREATE TABLE opening_hours (
    id bigint PRIMARY KEY,
    service_id bigint NOT NULL CONSTRAINT opening_hours_service_id_fkey REFERENCES services (id),
    opens time NOT NULL
);

CREATE TABLE bookings (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL CONSTRAINT bookings_account_id_fkey REFERENCES accounts (id),
    day date NOT NULL,
    note text,
    kind booking_kind NOT NULL DEFAULT 'day',
    service_id bigint CONSTRAINT bookings_service_id_fkey REFERENCES services (id),
    CONSTRAINT bookings_account_id_day_kind_key UNIQUE (account_id, day, kind)
);
CREATE INDEX bookings_slot_idx ON bookings (service_id, day) WHERE (service_id IS NOT NULL);
