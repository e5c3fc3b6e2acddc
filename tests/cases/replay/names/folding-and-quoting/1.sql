CREATE TABLE Users (Id int PRIMARY KEY, "Mixed Case" int UNIQUE, "select" int);
CREATE TABLE "Users" (ID int PRIMARY KEY);
CREATE INDEX ON "Users" (iD);
