SELECT lower(email) AS address FROM users WHERE address = 'x'
