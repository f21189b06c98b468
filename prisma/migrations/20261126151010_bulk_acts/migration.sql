-- CreateEnum
CREATE TYPE "BulkKind" AS ENUM ('assign', 'tag', 'invite');

-- CreateTable
CREATE TABLE "BulkAct" (
    "id" UUID NOT NULL,
    "selectionId" UUID NOT NULL,
    "kind" "BulkKind" NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BulkAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BulkAct_selectionId_idx" ON "BulkAct"("selectionId");

-- AddForeignKey
ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_selectionId_fkey" FOREIGN KEY ("selectionId") REFERENCES "PeopleSelection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
