-- CreateEnum
CREATE TYPE "SeriesFrequency" AS ENUM ('daily', 'weekly', 'monthlyByDate', 'monthlyByWeekday');

-- CreateEnum
CREATE TYPE "FileShowing" AS ENUM ('atOnce', 'afterStart');

-- CreateEnum
CREATE TYPE "CourseLevel" AS ENUM ('basic', 'advanced', 'leader');

-- AlterTable
ALTER TABLE "AgendaSpeaker" DROP CONSTRAINT "AgendaSpeaker_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "nameEn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "nameKk" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "nameRu" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "roleEn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "roleKk" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "roleRu" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "personId" DROP NOT NULL,
ADD CONSTRAINT "AgendaSpeaker_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "isException" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "seriesDay" DATE,
ADD COLUMN     "seriesId" UUID;

-- AlterTable
ALTER TABLE "Shift" ADD COLUMN     "originId" UUID,
ADD COLUMN     "platformId" UUID;

-- CreateTable
CREATE TABLE "EventSeries" (
    "id" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "frequency" "SeriesFrequency" NOT NULL,
    "interval" INTEGER NOT NULL DEFAULT 1,
    "weekdays" INTEGER[],
    "untilDay" DATE,
    "count" INTEGER,
    "skipsHolidays" BOOLEAN NOT NULL DEFAULT false,
    "skippedDays" DATE[],
    "days" DATE[],
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventPlatform" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "nameKk" TEXT NOT NULL DEFAULT '',
    "nameRu" TEXT NOT NULL DEFAULT '',
    "nameEn" TEXT NOT NULL DEFAULT '',
    "placeKk" TEXT NOT NULL DEFAULT '',
    "placeRu" TEXT NOT NULL DEFAULT '',
    "placeEn" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EventPlatform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaFile" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "agendaItemId" UUID,
    "fileId" UUID NOT NULL,
    "titleKk" TEXT NOT NULL DEFAULT '',
    "titleRu" TEXT NOT NULL DEFAULT '',
    "titleEn" TEXT NOT NULL DEFAULT '',
    "speakerName" TEXT NOT NULL DEFAULT '',
    "showing" "FileShowing" NOT NULL DEFAULT 'afterStart',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgendaFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventTraining" (
    "eventId" UUID NOT NULL,
    "level" "CourseLevel" NOT NULL DEFAULT 'basic',
    "courseMinutes" INTEGER NOT NULL,
    "trainerId" UUID,
    "trainerKk" TEXT NOT NULL DEFAULT '',
    "trainerRu" TEXT NOT NULL DEFAULT '',
    "trainerEn" TEXT NOT NULL DEFAULT '',
    "outcomesKk" TEXT NOT NULL DEFAULT '',
    "outcomesRu" TEXT NOT NULL DEFAULT '',
    "outcomesEn" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EventTraining_pkey" PRIMARY KEY ("eventId")
);

-- CreateIndex
CREATE INDEX "EventSeries_centreId_idx" ON "EventSeries"("centreId");

-- CreateIndex
CREATE UNIQUE INDEX "EventPlatform_eventId_number_key" ON "EventPlatform"("eventId", "number");

-- CreateIndex
CREATE INDEX "AgendaFile_eventId_idx" ON "AgendaFile"("eventId");

-- CreateIndex
CREATE INDEX "AgendaFile_agendaItemId_idx" ON "AgendaFile"("agendaItemId");

-- CreateIndex
CREATE INDEX "AgendaFile_fileId_idx" ON "AgendaFile"("fileId");

-- CreateIndex
CREATE INDEX "EventTraining_trainerId_idx" ON "EventTraining"("trainerId");

-- CreateIndex
CREATE INDEX "AgendaSpeaker_personId_idx" ON "AgendaSpeaker"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaSpeaker_agendaItemId_personId_key" ON "AgendaSpeaker"("agendaItemId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_seriesId_seriesDay_key" ON "Event"("seriesId", "seriesDay");

-- CreateIndex
CREATE INDEX "Shift_platformId_idx" ON "Shift"("platformId");

-- CreateIndex
CREATE INDEX "Shift_originId_idx" ON "Shift"("originId");

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "EventSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "EventPlatform"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventSeries" ADD CONSTRAINT "EventSeries_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventPlatform" ADD CONSTRAINT "EventPlatform_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaFile" ADD CONSTRAINT "AgendaFile_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaFile" ADD CONSTRAINT "AgendaFile_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaFile" ADD CONSTRAINT "AgendaFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventTraining" ADD CONSTRAINT "EventTraining_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventTraining" ADD CONSTRAINT "EventTraining_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The ids are made by the application, except those of the rows that were there before.
ALTER TABLE "AgendaSpeaker" ALTER COLUMN "id" DROP DEFAULT;

-- A speaker is somebody of the people's pages or has a name.
ALTER TABLE "AgendaSpeaker"
  ADD CONSTRAINT "AgendaSpeaker_named" CHECK ("personId" IS NOT NULL OR "nameKk" <> '' OR "nameRu" <> '');

ALTER TABLE "EventSeries"
  ADD CONSTRAINT "EventSeries_interval_range" CHECK ("interval" BETWEEN 1 AND 30),
  ADD CONSTRAINT "EventSeries_count_range" CHECK ("count" IS NULL OR "count" BETWEEN 2 AND 60),
  ADD CONSTRAINT "EventSeries_ends" CHECK ("count" IS NOT NULL OR "untilDay" IS NOT NULL),
  ADD CONSTRAINT "EventSeries_days_range" CHECK (cardinality("days") BETWEEN 1 AND 60),
  ADD CONSTRAINT "EventSeries_weekdays" CHECK ("weekdays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);

ALTER TABLE "Event"
  ADD CONSTRAINT "Event_series_day" CHECK ("seriesId" IS NULL OR "seriesDay" IS NOT NULL);

ALTER TABLE "EventPlatform"
  ADD CONSTRAINT "EventPlatform_number_range" CHECK ("number" BETWEEN 1 AND 20);

ALTER TABLE "EventTraining"
  ADD CONSTRAINT "EventTraining_minutes_range" CHECK ("courseMinutes" BETWEEN 15 AND 30000);

-- Platforms that programmes have named by number so far.
INSERT INTO "EventPlatform" ("id", "eventId", "number")
SELECT gen_random_uuid(), "eventId", "platform" FROM "AgendaItem" WHERE "platform" > 0 GROUP BY "eventId", "platform";
