-- drift: enum other
CREATE TYPE other AS ENUM ('a');
