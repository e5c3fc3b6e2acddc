SELECT t.id, colour FROM ${table} t JOIN users_${suffix} s ON s.id = t.id JOIN users u ON u.phone = t.id
