-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "sourceAnchor" JSONB;
