SELECT schemaname, tablename, indexname, idx_scan FROM pg_stat_user_indexes
