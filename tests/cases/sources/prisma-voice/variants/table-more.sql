-- drift: table extra, column extra.id, primary key extra.extra_pkey
CREATE TABLE extra (id integer primary key);
