-- no drift
CREATE TABLE _prisma_migrations (id varchar(36) primary key);
