SELECT last_value FROM ticket WHERE 'users'::regclass <> 'user'::regclass
