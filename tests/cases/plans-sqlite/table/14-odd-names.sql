--- before
CREATE TABLE "odd ""table" ("select" INTEGER PRIMARY KEY, "größe" TEXT, [b c] INTEGER);
CREATE INDEX "an ""index" ON "odd ""table" ("größe");

--- rows
INSERT INTO "odd ""table" VALUES (1, 'x', 2), (2, NULL, 3);

--- after
CREATE TABLE "odd ""table" ("select" INTEGER PRIMARY KEY, "größe" TEXT, [b c] INTEGER, CHECK ("b c" > 0));
CREATE INDEX "an ""index" ON "odd ""table" ("größe");

--- plan
CREATE TABLE "new_odd ""table" (
  "select" integer NOT NULL,
  "größe" text,
  "b c" integer,
  PRIMARY KEY ("select"),
  CHECK ("b c" > 0)
);
INSERT INTO "new_odd ""table" ("select", "größe", "b c") SELECT "select", "größe", "b c" FROM "odd ""table";
DROP TABLE "odd ""table";
ALTER TABLE "new_odd ""table" RENAME TO "odd ""table";
CREATE INDEX "an ""index" ON "odd ""table" ("größe");
--- undo
CREATE TABLE "new_odd ""table" (
  "select" integer NOT NULL,
  "größe" text,
  "b c" integer,
  PRIMARY KEY ("select")
);
INSERT INTO "new_odd ""table" ("select", "größe", "b c") SELECT "select", "größe", "b c" FROM "odd ""table";
DROP TABLE "odd ""table";
ALTER TABLE "new_odd ""table" RENAME TO "odd ""table";
CREATE INDEX "an ""index" ON "odd ""table" ("größe");
