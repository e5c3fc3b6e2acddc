WITH gone AS (DELETE FROM projects WHERE status = 'done' RETURNING id, title)
INSERT INTO billing.invoices (id, project_id) SELECT id, id FROM gone RETURNING due
