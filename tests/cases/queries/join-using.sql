SELECT id, title FROM projects JOIN billing.invoices USING (id) FULL JOIN users USING (id)
