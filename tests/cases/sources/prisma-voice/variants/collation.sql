-- no drift
ALTER TABLE "A" ALTER s TYPE text COLLATE "C";
