SELECT lower(email) AS address, count(*) AS many FROM users GROUP BY address HAVING count(*) > 1 ORDER BY many DESC, address
