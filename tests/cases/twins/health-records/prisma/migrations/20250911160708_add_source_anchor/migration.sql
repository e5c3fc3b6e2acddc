-- AlterTable
ALTER TABLE "observations" ADD COLUMN     "source_anchor" JSONB;
