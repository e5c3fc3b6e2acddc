-- no drift
CREATE SEQUENCE other_seq;
ALTER TABLE "A" ALTER id SET DEFAULT nextval('other_seq');
