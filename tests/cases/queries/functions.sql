SELECT spent(id), billing.spent(id), coalesce(budget, 0), extract(year FROM now()), substring(title from 1 for 2), to_char(budget, '9'), missing_one(title) FROM projects
