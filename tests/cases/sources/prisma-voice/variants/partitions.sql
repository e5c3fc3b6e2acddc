-- drift: table pt, column pt.id
CREATE TABLE pt (id integer) PARTITION BY RANGE (id);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (1) TO (2);
