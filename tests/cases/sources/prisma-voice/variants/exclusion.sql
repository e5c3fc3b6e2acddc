-- no drift
ALTER TABLE "A" ADD EXCLUDE USING btree (n WITH =);
