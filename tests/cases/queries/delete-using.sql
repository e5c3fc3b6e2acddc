DELETE FROM billing.invoices i USING projects p WHERE p.id = i.project_id AND p.archived AND i.due < current_date
