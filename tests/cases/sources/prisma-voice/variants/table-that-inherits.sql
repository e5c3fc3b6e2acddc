-- drift: table ch, column ch.id
CREATE TABLE ch () INHERITS ("C");
