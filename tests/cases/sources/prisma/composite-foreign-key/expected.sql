-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Tenant" (
    "id" INTEGER NOT NULL,
    "tenant_code" TEXT NOT NULL,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id","tenant_code")
);

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "c" TEXT NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" INTEGER NOT NULL,
    "t" INTEGER,
    "c" TEXT,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Half" (
    "id" INTEGER NOT NULL,
    "t" INTEGER NOT NULL,
    "c" TEXT,

    CONSTRAINT "Half_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_tenant_id_c_fkey" FOREIGN KEY ("tenant_id", "c") REFERENCES "Tenant"("id", "tenant_code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_t_c_fkey" FOREIGN KEY ("t", "c") REFERENCES "Tenant"("id", "tenant_code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Half" ADD CONSTRAINT "Half_t_c_fkey" FOREIGN KEY ("t", "c") REFERENCES "Tenant"("id", "tenant_code") ON DELETE RESTRICT ON UPDATE CASCADE;
