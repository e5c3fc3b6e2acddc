SELECT title FROM projects JOIN users USING (owner_id)
