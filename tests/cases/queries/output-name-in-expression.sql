SELECT budget AS b FROM projects ORDER BY b + 1
