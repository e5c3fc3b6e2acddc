CREATE TABLE "größenänderungsübersichtsäöüäöüäöüäöüäöüäöü" ("überlängenprüfungsspaltenäöüäöü" int UNIQUE, "überlängenprüfungsspalteß" serial);
