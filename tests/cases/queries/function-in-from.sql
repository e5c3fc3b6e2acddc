SELECT m.member, m.until, g, t.key, t.val FROM members_of(1) m, generate_series(1, 3) g, jsonb_each('{}') t WHERE g > 1
