-- CreateEnum
CREATE TYPE "MailingKind" AS ENUM ('news', 'invitation', 'reminder', 'service');

-- CreateEnum
CREATE TYPE "MailingAudience" AS ENUM ('selection', 'centre', 'event', 'shift');

-- CreateEnum
CREATE TYPE "MailingPlaces" AS ENUM ('confirmed', 'waiting', 'all');

-- CreateEnum
CREATE TYPE "MailingState" AS ENUM ('draft', 'confirmed', 'stopped');

-- CreateEnum
CREATE TYPE "MailingOutcome" AS ENUM ('planned', 'written', 'declined', 'left', 'stopped');

-- CreateEnum
CREATE TYPE "MailingRefusalSource" AS ENUM ('self', 'link', 'oneClick', 'coordinator');

-- AlterEnum
ALTER TYPE "OutboxState" ADD VALUE 'withdrawn';

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "isBulk" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unsubscribeUrl" TEXT;

-- CreateTable
CREATE TABLE "Mailing" (
    "id" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "state" "MailingState" NOT NULL DEFAULT 'draft',
    "kind" "MailingKind" NOT NULL,
    "audience" "MailingAudience" NOT NULL,
    "selectionId" UUID,
    "eventId" UUID,
    "shiftId" UUID,
    "places" "MailingPlaces" NOT NULL DEFAULT 'confirmed',
    "subjectKk" TEXT NOT NULL,
    "subjectRu" TEXT NOT NULL,
    "subjectEn" TEXT NOT NULL DEFAULT '',
    "bodyKk" TEXT NOT NULL,
    "bodyRu" TEXT NOT NULL,
    "bodyEn" TEXT NOT NULL DEFAULT '',
    "urgentReason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "writtenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mailing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailingRecipient" (
    "id" UUID NOT NULL,
    "mailingId" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "outcome" "MailingOutcome" NOT NULL DEFAULT 'planned',
    "messageId" UUID,

    CONSTRAINT "MailingRecipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailingRefusal" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "kind" "MailingKind" NOT NULL,
    "source" "MailingRefusalSource" NOT NULL,
    "byUserId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "MailingRefusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailingTemplate" (
    "id" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "MailingKind" NOT NULL,
    "subjectKk" TEXT NOT NULL,
    "subjectRu" TEXT NOT NULL,
    "subjectEn" TEXT NOT NULL DEFAULT '',
    "bodyKk" TEXT NOT NULL,
    "bodyRu" TEXT NOT NULL,
    "bodyEn" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailingTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mailing_centreId_confirmedAt_idx" ON "Mailing"("centreId", "confirmedAt");

-- CreateIndex
CREATE INDEX "Mailing_authorId_idx" ON "Mailing"("authorId");

-- CreateIndex
CREATE INDEX "MailingRecipient_volunteerId_idx" ON "MailingRecipient"("volunteerId");

-- CreateIndex
CREATE INDEX "MailingRecipient_messageId_idx" ON "MailingRecipient"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "MailingRecipient_mailingId_volunteerId_key" ON "MailingRecipient"("mailingId", "volunteerId");

-- CreateIndex
CREATE INDEX "MailingRefusal_volunteerId_idx" ON "MailingRefusal"("volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "MailingTemplate_centreId_name_key" ON "MailingTemplate"("centreId", "name");

-- AddForeignKey
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailingRecipient" ADD CONSTRAINT "MailingRecipient_mailingId_fkey" FOREIGN KEY ("mailingId") REFERENCES "Mailing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailingRecipient" ADD CONSTRAINT "MailingRecipient_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailingRecipient" ADD CONSTRAINT "MailingRecipient_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "OutboxMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailingRefusal" ADD CONSTRAINT "MailingRefusal_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailingTemplate" ADD CONSTRAINT "MailingTemplate_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

-- A mailing about one's own places goes to people who have some; nobody can decline it.
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_service_about_places" CHECK ("kind" <> 'service' OR "audience" IN ('event', 'shift'));
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_audience" CHECK (
  ("audience" = 'selection' AND "selectionId" IS NOT NULL) OR "audience" <> 'selection');
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_confirmed_when" CHECK (("state" = 'draft') = ("confirmedAt" IS NULL));
ALTER TABLE "MailingRefusal" ADD CONSTRAINT "MailingRefusal_optional" CHECK ("kind" <> 'service');
-- Declined once, however often and from wherever it is asked.
CREATE UNIQUE INDEX "MailingRefusal_open" ON "MailingRefusal" ("volunteerId", "kind") WHERE "endedAt" IS NULL;
-- What is left to write of a mailing.
CREATE INDEX "MailingRecipient_planned" ON "MailingRecipient" ("mailingId", "id") WHERE "outcome" = 'planned';
CREATE INDEX "MailingRecipient_page" ON "MailingRecipient" ("mailingId", "id");
-- The worker's next letter: those of single people before those of mailings.
CREATE INDEX "OutboxMessage_due" ON "OutboxMessage" ("isBulk", "dueAt", "id") WHERE "state" = 'pending';
-- What waits to be sent has somewhere to go; an erased person's letters have no address any more, whatever became of them.
ALTER TABLE "OutboxMessage" DROP CONSTRAINT IF EXISTS "OutboxMessage_reachable";
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_reachable" CHECK ("recipient" <> '' OR "state" <> 'pending');
