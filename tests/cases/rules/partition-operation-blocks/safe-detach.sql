-- server: 14
CREATE TABLE events (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE events_24 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE loose (id int NOT NULL, at date NOT NULL, note text);
INSERT INTO events SELECT n, '2024-05-05', 'n' FROM generate_series(1, 300) n;
INSERT INTO loose SELECT n, '2025-05-05', 'n' FROM generate_series(1, 300) n;
-- change
ALTER TABLE events DETACH PARTITION events_24 CONCURRENTLY;
