-- server: 14
CREATE TABLE events (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE events_24 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE loose (id int NOT NULL, at date NOT NULL, note text);
INSERT INTO events SELECT n, '2024-05-05', 'n' FROM generate_series(1, 300) n;
INSERT INTO loose SELECT n, '2025-05-05', 'n' FROM generate_series(1, 300) n;
-- change
CREATE TABLE events_26 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); -- finds: medium events_26
ALTER TABLE events ATTACH PARTITION loose FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); -- finds: medium loose
CREATE INDEX events_note_idx ON events (note); -- finds: medium events.events_note_idx
ALTER TABLE events DETACH PARTITION loose; -- finds: medium loose
