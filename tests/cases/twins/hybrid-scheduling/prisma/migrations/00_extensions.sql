-- 00: what the server itself must bring.
CREATE EXTENSION IF NOT EXISTS pgcrypto;
