SELECT id FROM projects WHERE status = '${status}' AND title LIKE '%${title}%' AND status = 'lost'
