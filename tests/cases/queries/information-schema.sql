SELECT c.table_name, c.column_name, c.type FROM information_schema.columns c WHERE table_schema = 'public'
