SELECT email, title, amount FROM users CROSS JOIN (projects p LEFT JOIN billing.invoices i ON i.project_id = p.id) WHERE p.id = i.id AND q.id = 1
