UPDATE users SET ${values} WHERE phone = 1
