-- CreateEnum
CREATE TYPE "PeopleShown" AS ENUM ('unasked', 'nobody', 'crowd', 'recognisable');

-- CreateEnum
CREATE TYPE "PictureConsent" AS ENUM ('asked', 'given', 'withdrawn');

-- CreateEnum
CREATE TYPE "HomeSubject" AS ENUM ('news', 'event', 'centre', 'memorandum');

-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "isHeld" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isWanted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "people" "PeopleShown" NOT NULL DEFAULT 'unasked',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "takenOn" DATE,
ADD COLUMN     "takenOutAt" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "CallUp" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "textKk" TEXT NOT NULL DEFAULT '',
    "textRu" TEXT NOT NULL DEFAULT '',
    "textEn" TEXT NOT NULL DEFAULT '',
    "bringKk" TEXT NOT NULL DEFAULT '',
    "bringRu" TEXT NOT NULL DEFAULT '',
    "bringEn" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "eventId" UUID,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "shownAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallUpUnit" (
    "callUpId" UUID NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "CallUpUnit_pkey" PRIMARY KEY ("callUpId","unitId")
);

-- CreateTable
CREATE TABLE "CallUpSkill" (
    "callUpId" UUID NOT NULL,
    "skillId" UUID NOT NULL,

    CONSTRAINT "CallUpSkill_pkey" PRIMARY KEY ("callUpId","skillId")
);

-- CreateTable
CREATE TABLE "MusterPoint" (
    "id" UUID NOT NULL,
    "callUpId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "placeKk" TEXT NOT NULL,
    "placeRu" TEXT NOT NULL,
    "placeEn" TEXT NOT NULL DEFAULT '',
    "meetsAt" TIMESTAMPTZ(3),
    "phone" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "MusterPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FilePerson" (
    "id" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "volunteerId" UUID,
    "name" TEXT NOT NULL DEFAULT '',
    "isMinor" BOOLEAN NOT NULL DEFAULT false,
    "state" "PictureConsent" NOT NULL DEFAULT 'asked',
    "method" "ConsentMethod",
    "guardianName" TEXT NOT NULL DEFAULT '',
    "givenOn" DATE,
    "recordedById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FilePerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomeSlot" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "isDraft" BOOLEAN NOT NULL,
    "kind" "HomeSubject" NOT NULL,
    "newsId" UUID,
    "eventId" UUID,
    "centreId" UUID,
    "memorandumId" UUID,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "HomeSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HomePage" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "hotLinePhone" TEXT NOT NULL DEFAULT '',
    "hotLineKk" TEXT NOT NULL DEFAULT '',
    "hotLineRu" TEXT NOT NULL DEFAULT '',
    "hotLineEn" TEXT NOT NULL DEFAULT '',
    "hotLineHoursKk" TEXT NOT NULL DEFAULT '',
    "hotLineHoursRu" TEXT NOT NULL DEFAULT '',
    "hotLineHoursEn" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HomePage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" UUID NOT NULL,
    "textKk" TEXT NOT NULL,
    "textRu" TEXT NOT NULL,
    "textEn" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CallUp_slug_key" ON "CallUp"("slug");

-- CreateIndex
CREATE INDEX "CallUp_state_endsAt_idx" ON "CallUp"("state", "endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "MusterPoint_callUpId_position_key" ON "MusterPoint"("callUpId", "position");

-- CreateIndex
CREATE INDEX "FilePerson_volunteerId_idx" ON "FilePerson"("volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "FilePerson_fileId_volunteerId_key" ON "FilePerson"("fileId", "volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "HomeSlot_isDraft_position_key" ON "HomeSlot"("isDraft", "position");

-- CreateIndex
CREATE INDEX "Announcement_endsAt_idx" ON "Announcement"("endsAt");

-- CreateIndex
CREATE INDEX "StoredFile_createdAt_id_idx" ON "StoredFile"("createdAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "CallUp" ADD CONSTRAINT "CallUp_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUpUnit" ADD CONSTRAINT "CallUpUnit_callUpId_fkey" FOREIGN KEY ("callUpId") REFERENCES "CallUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUpUnit" ADD CONSTRAINT "CallUpUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUpSkill" ADD CONSTRAINT "CallUpSkill_callUpId_fkey" FOREIGN KEY ("callUpId") REFERENCES "CallUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallUpSkill" ADD CONSTRAINT "CallUpSkill_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MusterPoint" ADD CONSTRAINT "MusterPoint_callUpId_fkey" FOREIGN KEY ("callUpId") REFERENCES "CallUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilePerson" ADD CONSTRAINT "FilePerson_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilePerson" ADD CONSTRAINT "FilePerson_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeSlot" ADD CONSTRAINT "HomeSlot_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeSlot" ADD CONSTRAINT "HomeSlot_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeSlot" ADD CONSTRAINT "HomeSlot_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HomeSlot" ADD CONSTRAINT "HomeSlot_memorandumId_fkey" FOREIGN KEY ("memorandumId") REFERENCES "Memorandum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Files that are public now are wanted; a held file is never public, whoever writes the row.
UPDATE "StoredFile" SET "isWanted" = true WHERE "isPublic";
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_held_is_not_public" CHECK (NOT ("isPublic" AND "isHeld"));

-- A consent says how and when it was given, and a minor's by whom; what was withdrawn says when.
ALTER TABLE "FilePerson"
  ADD CONSTRAINT "FilePerson_given" CHECK ("state" <> 'given' OR ("method" IS NOT NULL AND "givenOn" IS NOT NULL AND (NOT "isMinor" OR "guardianName" <> ''))),
  ADD CONSTRAINT "FilePerson_withdrawn" CHECK (("state" = 'withdrawn') = ("withdrawnAt" IS NOT NULL));

ALTER TABLE "HomeSlot"
  ADD CONSTRAINT "HomeSlot_position" CHECK ("position" BETWEEN 1 AND 3),
  ADD CONSTRAINT "HomeSlot_subject" CHECK (num_nonnulls("newsId", "eventId", "centreId", "memorandumId") = 1),
  ADD CONSTRAINT "HomeSlot_kind" CHECK (CASE "kind" WHEN 'news' THEN "newsId" WHEN 'event' THEN "eventId" WHEN 'centre' THEN "centreId" ELSE "memorandumId" END IS NOT NULL),
  ADD CONSTRAINT "HomeSlot_order" CHECK ("endsAt" > "startsAt");
ALTER TABLE "HomePage" ADD CONSTRAINT "HomePage_two" CHECK ("id" IN (1, 2));
INSERT INTO "HomePage" ("id") VALUES (1), (2);
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_order" CHECK ("endsAt" > "startsAt");

-- What is published can be read in both languages and names who answered for it; what has not begun has not ended.
ALTER TABLE "CallUp"
  ADD CONSTRAINT "CallUp_order" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "CallUp_published" CHECK ("state" <> 'published' OR ("titleKk" <> '' AND "titleRu" <> '' AND "textKk" <> '' AND "textRu" <> '' AND "publishedAt" IS NOT NULL));
