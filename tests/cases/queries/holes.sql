SELECT u.id, u.${column}, u.phone FROM users u WHERE u.id = ${id} AND u.role IN ${roles} ${andMore} ORDER BY ${order} LIMIT ${n}
