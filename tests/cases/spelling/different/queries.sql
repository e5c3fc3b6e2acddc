-- using
owner = auth.uid()
--
owner = (SELECT auth.uid())
-- using
owner = auth.uid()
--
owner <> auth.uid()
-- using
EXISTS (SELECT 1 FROM members m WHERE m.org_id = t.id)
--
EXISTS (SELECT 1 FROM members m WHERE m.org_id = m.id)
-- using
EXISTS (SELECT 1 FROM members m WHERE m.role = 'admin')
--
EXISTS (SELECT 1 FROM members m WHERE m.role = 'owner')
-- using
id IN (SELECT org_id FROM members)
--
id NOT IN (SELECT org_id FROM members)
-- using
id IN (SELECT org_id FROM members)
--
id IN (SELECT m.id FROM members m)
-- using
(auth.jwt() ->> 'role') = 'admin'
--
(auth.jwt() -> 'role') = '"admin"'
-- using
true
--
false
-- view
SELECT id, n FROM t
--
SELECT n, id FROM t
-- view
SELECT id FROM t
--
SELECT id AS key FROM t
-- view
SELECT id FROM t
--
SELECT id FROM orders
-- view
SELECT id FROM t
--
SELECT DISTINCT id FROM t
-- view
SELECT id FROM t WHERE n > 0
--
SELECT id FROM t WHERE n > 1
-- view
SELECT a.id FROM t a LEFT JOIN orders b ON a.id = b.t_id
--
SELECT a.id FROM t a JOIN orders b ON a.id = b.t_id
-- view
SELECT a.id FROM t a JOIN (orders b JOIN members m ON m.id = b.id) ON a.id = b.t_id
--
SELECT a.id FROM t a JOIN orders b ON a.id = b.t_id JOIN members m ON m.id = b.id
-- view
SELECT count(*) FROM t
--
SELECT count(id) AS count FROM t
-- view
SELECT count(n) FROM t
--
SELECT count(DISTINCT n) AS count FROM t
-- view
SELECT id FROM t UNION SELECT id FROM orders
--
SELECT id FROM t UNION ALL SELECT id FROM orders
-- view
SELECT id FROM t ORDER BY id
--
SELECT id FROM t ORDER BY id DESC
-- view
SELECT id FROM t LIMIT 5
--
SELECT id FROM t LIMIT 5 OFFSET 1
-- view
SELECT n::text AS n FROM t
--
SELECT n FROM t
-- view
SELECT n::numeric AS n FROM t
--
SELECT n FROM t
-- view
SELECT '1'::integer AS one FROM t
--
SELECT '1' AS one FROM t
-- view
SELECT sum(num) FILTER (WHERE flag) AS s FROM t
--
SELECT sum(num) AS s FROM t
-- view
SELECT rank() OVER (ORDER BY id) FROM t
--
SELECT rank() OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) FROM t
-- view
(SELECT id FROM t EXCEPT SELECT id FROM orders) EXCEPT SELECT id FROM members
--
SELECT id FROM t EXCEPT (SELECT id FROM orders EXCEPT SELECT id FROM members)
