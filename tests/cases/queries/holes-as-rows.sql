INSERT INTO users (id, phone) VALUES ${rows} RETURNING *; INSERT INTO people ${values}
