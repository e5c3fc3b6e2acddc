-- The definitions of every user object as the server prints them: what any reader of a live schema has to fetch at least.
-- `bench/run live` times psql on it beside our introspection.
begin transaction isolation level repeatable read read only;
set local search_path = pg_catalog;
\copy (select c.oid, s.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, obj_description(c.oid, 'pg_class') from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and s.nspname !~ '^pg_') to stdout
\copy (select a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attcollation, a.attstorage, pg_get_expr(d.adbin, d.adrelid) from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum) where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace <> 'pg_toast'::regnamespace) to stdout
\copy (select conrelid, conname, contype, convalidated, pg_get_constraintdef(oid) from pg_constraint where oid >= 16384) to stdout
\copy (select i.indrelid, i.indexrelid, i.indisunique, i.indisprimary, i.indisvalid, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where i.indrelid >= 16384 and c.relnamespace <> 'pg_toast'::regnamespace) to stdout
\copy (select t.oid, t.typname, array_agg(e.enumlabel order by e.enumsortorder) from pg_type t join pg_enum e on e.enumtypid = t.oid where t.oid >= 16384 group by 1, 2) to stdout
\copy (select polrelid, polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) from pg_policy) to stdout
\copy (select tgrelid, tgname, tgenabled, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal) to stdout
\copy (select p.oid, p.proname, pg_get_functiondef(p.oid) from pg_proc p where p.oid >= 16384 and p.prokind <> 'a') to stdout
\copy (select * from pg_sequence) to stdout
commit;
