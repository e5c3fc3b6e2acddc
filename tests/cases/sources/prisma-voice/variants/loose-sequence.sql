-- no drift
CREATE SEQUENCE loose;
