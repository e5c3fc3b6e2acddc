-- drift: enum E
ALTER TYPE "E" ADD VALUE 'R';
