-- AlterTable
ALTER TABLE "NewsItem" ADD COLUMN     "sourceLocale" TEXT NOT NULL DEFAULT 'kk';

-- AlterTable
ALTER TABLE "NewsTranslation" ADD COLUMN     "madeAt" TIMESTAMPTZ(3),
ADD COLUMN     "madeFrom" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "madeFromVersion" INTEGER,
ADD COLUMN     "readySince" TIMESTAMPTZ(3),
ADD COLUMN     "staleSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "NewsVersion" (
    "id" UUID NOT NULL,
    "newsId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "savedById" UUID,
    "restoredFrom" INTEGER,
    "changed" TEXT[],
    "sourceLocale" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "sourceName" TEXT NOT NULL,
    "sourceUrl" TEXT,
    "coverId" UUID,
    "texts" JSONB NOT NULL,

    CONSTRAINT "NewsVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsVersionFile" (
    "versionId" UUID NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "NewsVersionFile_pkey" PRIMARY KEY ("versionId","fileId")
);

-- CreateTable
CREATE TABLE "NewsDraft" (
    "newsId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "words" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NewsDraft_pkey" PRIMARY KEY ("newsId","userId")
);

-- CreateTable
CREATE TABLE "NewsPresence" (
    "newsId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NewsPresence_pkey" PRIMARY KEY ("newsId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "NewsVersion_newsId_number_key" ON "NewsVersion"("newsId", "number");

-- CreateIndex
CREATE INDEX "NewsVersionFile_fileId_idx" ON "NewsVersionFile"("fileId");

-- CreateIndex
CREATE INDEX "NewsDraft_savedAt_idx" ON "NewsDraft"("savedAt");

-- AddForeignKey
ALTER TABLE "NewsVersion" ADD CONSTRAINT "NewsVersion_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsVersion" ADD CONSTRAINT "NewsVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsVersionFile" ADD CONSTRAINT "NewsVersionFile_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "NewsVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsVersionFile" ADD CONSTRAINT "NewsVersionFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsDraft" ADD CONSTRAINT "NewsDraft_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsDraft" ADD CONSTRAINT "NewsDraft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsPresence" ADD CONSTRAINT "NewsPresence_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsPresence" ADD CONSTRAINT "NewsPresence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only the languages there are; a version never changes its number or place
ALTER TABLE "NewsItem" ADD CONSTRAINT "NewsItem_sourceLocale_check" CHECK ("sourceLocale" IN ('kk', 'ru', 'en'));
ALTER TABLE "NewsVersion" ADD CONSTRAINT "NewsVersion_sourceLocale_check" CHECK ("sourceLocale" IN ('kk', 'ru', 'en'));
ALTER TABLE "NewsVersion" ADD CONSTRAINT "NewsVersion_number_check" CHECK ("number" >= 1 AND ("restoredFrom" IS NULL OR ("restoredFrom" >= 1 AND "restoredFrom" < "number")));
ALTER TABLE "NewsDraft" ADD CONSTRAINT "NewsDraft_version_check" CHECK ("version" >= 1);
-- A translation that is out of date knows what it was made from
ALTER TABLE "NewsTranslation" ADD CONSTRAINT "NewsTranslation_stale_check" CHECK ("staleSince" IS NULL OR "madeFrom" <> '');
