-- AlterTable
ALTER TABLE "NewsItem" ADD COLUMN     "detailsVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "organisationId" UUID,
ADD COLUMN     "personId" UUID,
ADD COLUMN     "pinnedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "publishAt" TIMESTAMPTZ(3),
ADD COLUMN     "scheduleEndedAt" TIMESTAMPTZ(3),
ADD COLUMN     "scheduleProblem" TEXT,
ADD COLUMN     "scheduledById" UUID;

-- AlterTable
ALTER TABLE "NewsTranslation" ADD COLUMN     "wasPublic" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "NewsSlug" (
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "newsId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NewsSlug_pkey" PRIMARY KEY ("locale","slug")
);

-- CreateTable
CREATE TABLE "NewsTag" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "mergedIntoId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NewsTag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsTagged" (
    "newsId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "NewsTagged_pkey" PRIMARY KEY ("newsId","tagId")
);

-- CreateTable
CREATE TABLE "NewsPhoto" (
    "id" UUID NOT NULL,
    "newsId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "altKk" TEXT NOT NULL DEFAULT '',
    "altRu" TEXT NOT NULL DEFAULT '',
    "altEn" TEXT NOT NULL DEFAULT '',
    "captionKk" TEXT NOT NULL DEFAULT '',
    "captionRu" TEXT NOT NULL DEFAULT '',
    "captionEn" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NewsPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsDocument" (
    "id" UUID NOT NULL,
    "newsId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NewsDocument_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NewsSlug_newsId_idx" ON "NewsSlug"("newsId");

-- CreateIndex
CREATE UNIQUE INDEX "NewsTag_slug_key" ON "NewsTag"("slug");

-- CreateIndex
CREATE INDEX "NewsTagged_tagId_idx" ON "NewsTagged"("tagId");

-- CreateIndex
CREATE INDEX "NewsPhoto_newsId_position_idx" ON "NewsPhoto"("newsId", "position");

-- CreateIndex
CREATE INDEX "NewsPhoto_fileId_idx" ON "NewsPhoto"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "NewsPhoto_newsId_fileId_key" ON "NewsPhoto"("newsId", "fileId");

-- CreateIndex
CREATE INDEX "NewsDocument_newsId_position_idx" ON "NewsDocument"("newsId", "position");

-- CreateIndex
CREATE INDEX "NewsDocument_fileId_idx" ON "NewsDocument"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "NewsDocument_newsId_fileId_key" ON "NewsDocument"("newsId", "fileId");

-- CreateIndex
CREATE INDEX "NewsItem_personId_idx" ON "NewsItem"("personId");

-- CreateIndex
CREATE INDEX "NewsItem_organisationId_idx" ON "NewsItem"("organisationId");

-- AddForeignKey
ALTER TABLE "NewsItem" ADD CONSTRAINT "NewsItem_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsItem" ADD CONSTRAINT "NewsItem_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsSlug" ADD CONSTRAINT "NewsSlug_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsTag" ADD CONSTRAINT "NewsTag_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "NewsTag"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsTagged" ADD CONSTRAINT "NewsTagged_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsTagged" ADD CONSTRAINT "NewsTagged_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "NewsTag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsPhoto" ADD CONSTRAINT "NewsPhoto_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsPhoto" ADD CONSTRAINT "NewsPhoto_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsDocument" ADD CONSTRAINT "NewsDocument_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsDocument" ADD CONSTRAINT "NewsDocument_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is public has no schedule left, and a schedule has somebody who answers for it.
ALTER TABLE "NewsItem"
  ADD CONSTRAINT "NewsItem_schedule_check" CHECK ("publishAt" IS NULL OR ("scheduledById" IS NOT NULL AND "state" <> 'published')),
  ADD CONSTRAINT "NewsItem_scheduleProblem_check" CHECK ("scheduleProblem" IN ('notComplete', 'noRight'));
CREATE INDEX "NewsItem_publishAt_idx" ON "NewsItem" ("publishAt") WHERE "publishAt" IS NOT NULL;
CREATE INDEX "NewsItem_pinnedUntil_idx" ON "NewsItem" ("pinnedUntil") WHERE "pinnedUntil" IS NOT NULL;

ALTER TABLE "NewsTag"
  ADD CONSTRAINT "NewsTag_names_check" CHECK ("nameKk" <> '' AND "nameRu" <> '' AND "nameEn" <> ''),
  ADD CONSTRAINT "NewsTag_merge_check" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "NewsPhoto" ADD CONSTRAINT "NewsPhoto_alt_check" CHECK ("altKk" <> '' AND "altRu" <> '');
ALTER TABLE "NewsDocument" ADD CONSTRAINT "NewsDocument_title_check" CHECK ("titleKk" <> '' AND "titleRu" <> '');

UPDATE "NewsTranslation" SET "wasPublic" = true WHERE "state" = 'published';

-- Addresses are kept here and not in a command, so that none of the ways to change a slug can forget it.
CREATE FUNCTION news_note_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."wasPublic" := NEW."state" = 'published' OR (TG_OP = 'UPDATE' AND OLD."wasPublic");
  RETURN NEW;
END $$;
CREATE TRIGGER news_note_public BEFORE INSERT OR UPDATE ON "NewsTranslation"
  FOR EACH ROW EXECUTE FUNCTION news_note_public();

CREATE FUNCTION news_keep_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."slug" <> NEW."slug" AND OLD."wasPublic" THEN
    INSERT INTO "NewsSlug" ("locale", "slug", "newsId") VALUES (OLD."locale", OLD."slug", OLD."newsId")
    ON CONFLICT DO NOTHING;
  END IF;
  DELETE FROM "NewsSlug" WHERE "locale" = NEW."locale" AND "slug" = NEW."slug" AND "newsId" = NEW."newsId";
  -- Asked after the unique index has made two at once wait for each other.
  IF EXISTS (SELECT FROM "NewsSlug" WHERE "locale" = NEW."locale" AND "slug" = NEW."slug") THEN
    RAISE unique_violation USING MESSAGE = 'the address belonged to another item', CONSTRAINT = 'NewsSlug_pkey', TABLE = 'NewsTranslation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER news_keep_slug_new AFTER INSERT ON "NewsTranslation"
  FOR EACH ROW EXECUTE FUNCTION news_keep_slug();
CREATE TRIGGER news_keep_slug_moved AFTER UPDATE ON "NewsTranslation"
  FOR EACH ROW WHEN (OLD."slug" IS DISTINCT FROM NEW."slug") EXECUTE FUNCTION news_keep_slug();
