SELECT u.phone, x.id, colour FROM users u ${joins} WHERE u.id = 1
