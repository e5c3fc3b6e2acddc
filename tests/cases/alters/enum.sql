--- appears
CREATE TYPE "Role" AS ENUM ('ADMIN', 'it''s');
--- label behind all, stays
ALTER TYPE "Role" ADD VALUE 'Z';
--- label in front of all, stays
ALTER TYPE "Role" ADD VALUE 'A' BEFORE 'ADMIN';
--- labels between, stays
ALTER TYPE "Role" ADD VALUE 'M' BEFORE 'Z';
ALTER TYPE "Role" ADD VALUE 'N' AFTER 'M';
--- labels everywhere, stays
ALTER TYPE "Role" ADD VALUE '0' BEFORE 'A';
ALTER TYPE "Role" ADD VALUE '1' AFTER '0';
ALTER TYPE "Role" ADD VALUE 'Z2' AFTER 'Z';
ALTER TYPE "Role" ADD VALUE 'Z1' BEFORE 'Z2';
--- label goes
DROP TYPE "Role";
CREATE TYPE "Role" AS ENUM ('ADMIN');
--- comment comes along
COMMENT ON TYPE "Role" IS 'who';
--- label and comment
ALTER TYPE "Role" ADD VALUE 'USER';
COMMENT ON TYPE "Role" IS NULL;
