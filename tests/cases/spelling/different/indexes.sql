-- where
flag
--
NOT flag
-- where
flag IS TRUE
--
flag = true
-- where
status = 'open'
--
status = 'Open'
-- where
name IS NOT NULL
--
name <> ''
-- where
num > 0
--
num > 1
-- key
lower(email)
--
upper(email)
-- key
data ->> 'kind'
--
data -> 'kind'
-- key
data ->> 'kind'
--
data ->> 'king'
-- key
to_tsvector('english', name)
--
to_tsvector('simple', name)
-- key
n + m
--
m + n
-- generated integer
n + m
--
n - m
-- generated text
lower(name)
--
name
