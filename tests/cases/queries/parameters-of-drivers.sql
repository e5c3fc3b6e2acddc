SELECT id FROM users WHERE email = ? AND name=:name AND role = @role AND id IN (?, ?) AND tags[1:2] = ? AND created_at > :since::timestamptz AND settings ? 'a' LIMIT ? OFFSET {0}
