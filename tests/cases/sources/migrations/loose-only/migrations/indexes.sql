CREATE INDEX s_id ON s (id);
