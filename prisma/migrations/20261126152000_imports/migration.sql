-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('reading', 'mapping', 'checking', 'ready', 'importing', 'done', 'undoing', 'undone', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "ImportVerdict" AS ENUM ('unread', 'new', 'same', 'change', 'duplicate', 'problem');

-- CreateEnum
CREATE TYPE "ImportChoice" AS ENUM ('none', 'skip', 'create', 'same');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('created', 'updated', 'unchanged', 'skipped', 'refused');

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'reading',
    "fileName" TEXT NOT NULL,
    "fileKey" TEXT,
    "format" TEXT NOT NULL DEFAULT '',
    "sheetNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sheetIndex" INTEGER NOT NULL DEFAULT 0,
    "notices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "problem" TEXT NOT NULL DEFAULT '',
    "problemValues" JSONB NOT NULL DEFAULT '{}',
    "headRow" INTEGER NOT NULL DEFAULT 0,
    "heads" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mapping" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "takesOffers" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "forgottenAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sealed" TEXT,
    "verdict" "ImportVerdict" NOT NULL DEFAULT 'unread',
    "choice" "ImportChoice" NOT NULL DEFAULT 'none',
    "findings" JSONB NOT NULL DEFAULT '[]',
    "changes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hasOffer" BOOLEAN NOT NULL DEFAULT false,
    "keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "twinNumber" INTEGER,
    "volunteerId" UUID,
    "candidateIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "cardVersion" INTEGER,
    "outcome" "ImportOutcome",
    "reason" TEXT NOT NULL DEFAULT '',
    "before" TEXT,
    "hasUndone" BOOLEAN,
    "undoReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "centreId" UUID NOT NULL,
    "headKey" TEXT NOT NULL,
    "mapping" TEXT[],
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("centreId","headKey")
);

-- CreateIndex
CREATE INDEX "ImportBatch_centreId_createdAt_idx" ON "ImportBatch"("centreId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "ImportBatch_createdById_createdAt_idx" ON "ImportBatch"("createdById", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "ImportRow_batchId_verdict_number_idx" ON "ImportRow"("batchId", "verdict", "number");

-- CreateIndex
CREATE INDEX "ImportRow_volunteerId_idx" ON "ImportRow"("volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportRow_batchId_number_key" ON "ImportRow"("batchId", "number");

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportMapping" ADD CONSTRAINT "ImportMapping_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_number_range" CHECK ("number" >= 1);
ALTER TABLE "ImportBatch"
  ADD CONSTRAINT "ImportBatch_rowCount_range" CHECK ("rowCount" BETWEEN 0 AND 20000),
  ADD CONSTRAINT "ImportBatch_failed_says_why" CHECK (("state" = 'failed') = ("problem" <> ''));
CREATE INDEX "ImportRow_keys" ON "ImportRow" USING gin ("keys");

-- Many names at once are looked up by the first two folded words: surname and given name, as a rule.
CREATE INDEX "Volunteer_nameKey" ON "Volunteer" ((split_part("searchKey", ' ', 1) || ' ' || split_part("searchKey", ' ', 2)));
