-- CreateEnum
CREATE TYPE "LibraryKind" AS ENUM ('guide', 'form', 'template', 'law', 'presentation', 'training');

-- CreateEnum
CREATE TYPE "LibraryAudience" AS ENUM ('everyone', 'staff', 'centre');

-- CreateTable
CREATE TABLE "LibraryItem" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "kind" "LibraryKind" NOT NULL,
    "audience" "LibraryAudience" NOT NULL DEFAULT 'everyone',
    "centreId" UUID,
    "directionId" UUID,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "summaryKk" TEXT NOT NULL DEFAULT '',
    "summaryRu" TEXT NOT NULL DEFAULT '',
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT,
    "searchKey" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "renewedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LibraryItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LibraryRelease" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "noteKk" TEXT NOT NULL DEFAULT '',
    "noteRu" TEXT NOT NULL DEFAULT '',
    "noteEn" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LibraryRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LibraryFile" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "downloads" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LibraryFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LibraryDownload" (
    "userId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LibraryDownload_pkey" PRIMARY KEY ("userId","itemId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LibraryItem_slug_key" ON "LibraryItem"("slug");

-- CreateIndex
CREATE INDEX "LibraryItem_state_renewedAt_id_idx" ON "LibraryItem"("state", "renewedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "LibraryItem_centreId_idx" ON "LibraryItem"("centreId");

-- CreateIndex
CREATE UNIQUE INDEX "LibraryRelease_itemId_number_key" ON "LibraryRelease"("itemId", "number");

-- CreateIndex
CREATE INDEX "LibraryFile_fileId_idx" ON "LibraryFile"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "LibraryFile_releaseId_locale_key" ON "LibraryFile"("releaseId", "locale");

-- CreateIndex
CREATE INDEX "LibraryDownload_itemId_idx" ON "LibraryDownload"("itemId");

-- AddForeignKey
ALTER TABLE "LibraryItem" ADD CONSTRAINT "LibraryItem_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryItem" ADD CONSTRAINT "LibraryItem_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryRelease" ADD CONSTRAINT "LibraryRelease_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "LibraryItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryFile" ADD CONSTRAINT "LibraryFile_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "LibraryRelease"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryFile" ADD CONSTRAINT "LibraryFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryDownload" ADD CONSTRAINT "LibraryDownload_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryDownload" ADD CONSTRAINT "LibraryDownload_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "LibraryItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "LibraryItem" ADD CONSTRAINT "LibraryItem_audience_check" CHECK (("audience" = 'centre') = ("centreId" IS NOT NULL));
ALTER TABLE "LibraryRelease" ADD CONSTRAINT "LibraryRelease_number_check" CHECK ("number" >= 1);
ALTER TABLE "LibraryFile" ADD CONSTRAINT "LibraryFile_locale_check" CHECK ("locale" IN ('kk', 'ru', 'en'));
ALTER TABLE "LibraryFile" ADD CONSTRAINT "LibraryFile_downloads_check" CHECK ("downloads" >= 0);
