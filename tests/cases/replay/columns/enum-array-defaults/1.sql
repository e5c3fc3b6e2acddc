CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
CREATE TABLE t (roles "Role"[] DEFAULT ARRAY['USER']::"Role"[], more "Role"[] NOT NULL DEFAULT ARRAY['USER', 'ADMIN']::"Role"[], n int[] DEFAULT ARRAY[1, 2]);
