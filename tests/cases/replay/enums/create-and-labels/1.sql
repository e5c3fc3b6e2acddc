CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE nothing AS ENUM ();
CREATE TYPE "Mixed" AS ENUM ('it''s', 'Über');
CREATE TYPE mood AS ENUM ('x');
CREATE TYPE twice AS ENUM ('a', 'b', 'a');
CREATE TYPE missing.mood AS ENUM ('a');
CREATE TABLE taken (id int);
CREATE TYPE taken AS ENUM ('a');
