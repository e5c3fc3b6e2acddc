CREATE TABLE events (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE events_24 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE loose (id int NOT NULL, at date NOT NULL, note text);
INSERT INTO events SELECT n, '2024-05-05', 'n' FROM generate_series(1, 300) n;
INSERT INTO loose SELECT n, '2025-05-05', 'n' FROM generate_series(1, 300) n;
-- change
ALTER TABLE loose ADD CONSTRAINT fits CHECK (at >= '2025-01-01' AND at < '2026-01-01') NOT VALID;
ALTER TABLE loose VALIDATE CONSTRAINT fits;
ALTER TABLE events ATTACH PARTITION loose FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE loose DROP CONSTRAINT fits;
CREATE INDEX events_note_idx ON ONLY events (note);
CREATE INDEX CONCURRENTLY events_24_note_idx ON events_24 (note);
ALTER INDEX events_note_idx ATTACH PARTITION events_24_note_idx;
