-- needs SQLite 3.38
CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT, j TEXT, CHECK (n GLOB 'a*' OR n IS NOT 'b' AND j ->> '$.x' == 1), CHECK (n NOT LIKE '%z' ESCAPE '!'), made INTEGER DEFAULT (unixepoch()), stamp TEXT DEFAULT (strftime('%Y', 'now')));
CREATE TABLE b (id INTEGER PRIMARY KEY, made INTEGER DEFAULT (unixepoch()) NOT NULL, stamp TEXT DEFAULT (strftime('%Y', 'now')), "on" INTEGER DEFAULT 0x10, "text" TEXT DEFAULT "quoted");
