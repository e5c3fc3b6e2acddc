-- using
owner = auth.uid()
--
(owner = auth.uid())
-- using
t.owner = auth.uid()
--
owner = auth.uid()
-- using
owner = (select auth.uid())
--
(owner = ( SELECT auth.uid() AS uid))
-- using
EXISTS (SELECT 1 FROM members m WHERE m.org_id = t.id AND m.user_id = auth.uid())
--
(EXISTS ( SELECT 1
   FROM members m
  WHERE ((m.org_id = t.id) AND (m.user_id = auth.uid()))))
-- using
EXISTS (SELECT 1 FROM members AS m WHERE org_id = t.id AND user_id = auth.uid())
--
EXISTS (SELECT 1 FROM public.members m WHERE m.org_id = t.id AND m.user_id = auth.uid())
-- using | an alias that is the name adds nothing
EXISTS (SELECT 1 FROM members WHERE members.org_id = t.id AND members.role = 'admin')
--
EXISTS (SELECT 1 FROM members AS members WHERE org_id = t.id AND role = 'admin'::text)
-- using
id IN (SELECT org_id FROM members WHERE user_id = auth.uid())
--
(id IN ( SELECT members.org_id FROM members WHERE (members.user_id = auth.uid())))
-- using
id = ANY (SELECT org_id FROM members)
--
id IN (SELECT org_id FROM members)
-- using
id NOT IN (SELECT org_id FROM members)
--
NOT (id IN (SELECT members.org_id FROM members))
-- using
(auth.jwt() ->> 'role') = 'admin'
--
((auth.jwt() ->> 'role'::text) = 'admin'::text)
-- using
current_setting('app.user', true)::uuid = owner
--
((current_setting('app.user'::text, true))::uuid = owner)
-- using
EXISTS (SELECT 1 FROM members m JOIN orders o ON o.id = m.id WHERE m.org_id = t.id)
--
(EXISTS ( SELECT 1 FROM (members m JOIN orders o ON ((o.id = m.id))) WHERE (m.org_id = t.id)))
-- using
EXISTS (SELECT 1 FROM members m INNER JOIN orders o ON o.id = m.id)
--
EXISTS (SELECT 1 FROM members m JOIN orders o ON (o.id = m.id))
-- using
true
--
TRUE
-- view
SELECT id, n FROM t
--
select t.id, t.n from t
-- view
SELECT id AS id, n AS "n" FROM t
--
SELECT id, n FROM t
-- view
SELECT x.id FROM t AS x
--
SELECT x.id FROM t x
-- view
SELECT id FROM public.t WHERE name = 'x'
--
SELECT t.id FROM t WHERE t.name = 'x'::text
-- view
SELECT a.id, b.total FROM t a LEFT OUTER JOIN orders b ON a.id = b.t_id
--
 SELECT a.id, b.total FROM (t a LEFT JOIN orders b ON ((a.id = b.t_id)))
-- view
SELECT a.id FROM t a JOIN orders b ON a.id = b.t_id JOIN members m ON m.id = a.id
--
SELECT a.id FROM ((t a JOIN orders b ON ((a.id = b.t_id))) JOIN members m ON ((m.id = a.id)))
-- view
SELECT count(*) FROM t
--
SELECT count(*) AS count FROM t
-- view
SELECT count(*) AS total FROM t GROUP BY n HAVING count(*) > 1 ORDER BY n ASC
--
SELECT count(*) AS total FROM t GROUP BY t.n HAVING (count(*) > 1) ORDER BY t.n
-- view
SELECT DISTINCT status FROM t ORDER BY status NULLS LAST
--
SELECT DISTINCT t.status FROM t ORDER BY t.status
-- view
SELECT sum(num) FILTER (WHERE flag) AS s FROM t
--
SELECT sum(t.num) FILTER (WHERE t.flag) AS s FROM t
-- view
SELECT row_number() OVER (PARTITION BY n ORDER BY id DESC) AS r FROM t
--
SELECT row_number() OVER (PARTITION BY t.n ORDER BY t.id DESC) AS r FROM t
-- view | the default frame, written out
SELECT rank() OVER (ORDER BY id RANGE UNBOUNDED PRECEDING) FROM t
--
SELECT rank() OVER (ORDER BY t.id) AS rank FROM t
-- view
WITH c AS (SELECT id FROM t) SELECT id FROM c
--
WITH c AS ( SELECT t.id FROM t ) SELECT c.id FROM c
-- view
SELECT 'x' AS kind FROM t
--
SELECT 'x'::text AS kind FROM t
-- view
SELECT id FROM t UNION SELECT id FROM orders
--
SELECT t.id FROM t UNION SELECT orders.id FROM orders
-- view
SELECT id FROM t UNION DISTINCT SELECT id FROM orders
--
SELECT id FROM t UNION SELECT id FROM orders
-- view
SELECT id FROM t LIMIT 5
--
SELECT id FROM t FETCH FIRST 5 ROWS ONLY
-- view
SELECT CASE WHEN n > 0 THEN 'a' ELSE 'b' END AS k FROM t
--
SELECT CASE WHEN (t.n > 0) THEN 'a'::text ELSE 'b'::text END AS k FROM t
-- view
SELECT coalesce(name, 'x') FROM t
--
SELECT COALESCE(t.name, 'x'::text) AS "coalesce" FROM t
-- view
SELECT n::text FROM t
--
SELECT (t.n)::text AS n FROM t
-- view
SELECT now()::date AS today
--
SELECT (now())::date AS today
-- view
SELECT g.i FROM generate_series(1, 3) AS g(i)
--
SELECT g.i FROM generate_series(1, 3) g(i)
-- view
SELECT id FROM t WHERE EXISTS (SELECT 1 FROM orders WHERE orders.t_id = t.id)
--
SELECT t.id FROM t WHERE (EXISTS ( SELECT 1 FROM orders WHERE (orders.t_id = t.id)))
-- view
SELECT (SELECT max(total) FROM orders o WHERE o.t_id = t.id) AS top FROM t
--
SELECT ( SELECT max(o.total) AS max FROM orders o WHERE (o.t_id = t.id)) AS top FROM t
-- view
SELECT status, count(*) AS total FROM t GROUP BY status ORDER BY total DESC
--
SELECT t.status, count(*) AS total FROM t GROUP BY t.status ORDER BY (count(*)) DESC
-- view
SELECT extract(year from at) AS y FROM t GROUP BY y ORDER BY 1
--
SELECT EXTRACT(year FROM t.at) AS y FROM t GROUP BY (EXTRACT(year FROM t.at)) ORDER BY (EXTRACT(year FROM t.at))
-- view
SELECT n FROM generate_series(0, 11) AS n
--
SELECT n.n FROM generate_series(0, 11) n(n)
-- view
SELECT jsonb_extract_path_text(data, 'a', 'b') AS b FROM t
--
SELECT jsonb_extract_path_text(t.data, VARIADIC ARRAY['a'::text, 'b'::text]) AS b FROM t
-- view
SELECT to_char(CURRENT_DATE, 'YYYY') AS y
--
SELECT to_char((CURRENT_DATE)::timestamp with time zone, 'YYYY'::text) AS y
-- using
public.t.owner = auth.uid() AND EXISTS (SELECT 1 FROM members m WHERE m.org_id = public.t.id)
--
((owner = auth.uid()) AND (EXISTS ( SELECT 1 FROM members m WHERE (m.org_id = t.id))))
