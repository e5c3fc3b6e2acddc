SELECT a.id, b.x FROM users a JOIN accounts b ON b.user_id = a.id
