CREATE TABLE rollback_log (id integer PRIMARY KEY);
