CREATE TABLE a (mail citext);
CREATE EXTENSION citext;
CREATE TABLE b (mail citext NOT NULL DEFAULT 'x');
CREATE EXTENSION earthdistance;
CREATE EXTENSION ltree SCHEMA absent;
