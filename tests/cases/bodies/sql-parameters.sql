CREATE FUNCTION f(project bigint, wanted status, OUT spent numeric) LANGUAGE sql AS $$
  UPDATE projects SET status = wanted WHERE id = project AND id = f.project AND id = $1;
  SELECT sum(amount) + due_in_days FROM billing.invoices WHERE project_id = project AND spent > 0
$$;
