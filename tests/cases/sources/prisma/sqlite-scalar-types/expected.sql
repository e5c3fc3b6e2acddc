-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    "whole" INTEGER,
    "large" BIGINT NOT NULL,
    "real" REAL NOT NULL,
    "exact" DECIMAL NOT NULL,
    "yes" BOOLEAN NOT NULL,
    "moment" DATETIME NOT NULL,
    "raw" BLOB,
    "level" TEXT NOT NULL DEFAULT 'high'
);
