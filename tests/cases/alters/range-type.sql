--- appears
CREATE TYPE "Level" AS ENUM ('low', 'high');
CREATE TYPE level_range AS RANGE (SUBTYPE = "Level");
--- subtype
DROP TYPE level_range;
CREATE TYPE level_range AS RANGE (SUBTYPE = timestamptz);
--- of its own type
CREATE TYPE "Span" AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
