CREATE TABLE a (id integer PRIMARY KEY, j jsonb DEFAULT '{"x": {"y": 1}}', k text[] DEFAULT '{{a,b},{c,d}}', l text[] DEFAULT '{{a}}');
