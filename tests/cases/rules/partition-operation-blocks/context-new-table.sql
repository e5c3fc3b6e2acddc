CREATE TABLE events (id int NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE events_24 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE loose (id int NOT NULL, at date NOT NULL, note text);
INSERT INTO events SELECT n, '2024-05-05', 'n' FROM generate_series(1, 300) n;
INSERT INTO loose SELECT n, '2025-05-05', 'n' FROM generate_series(1, 300) n;
-- change
CREATE TABLE logs (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_24 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON logs (at);
