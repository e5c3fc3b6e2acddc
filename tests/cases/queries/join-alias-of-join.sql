SELECT j.title, j.email FROM (projects p JOIN users u ON u.id = p.owner_id) AS j
