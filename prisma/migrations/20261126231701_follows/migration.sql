-- CreateEnum
CREATE TYPE "FollowState" AS ENUM ('waiting', 'confirmed', 'ended');

-- CreateEnum
CREATE TYPE "FollowEnd" AS ENUM ('self', 'link', 'oneClick', 'bounced');

-- CreateEnum
CREATE TYPE "FollowKind" AS ENUM ('region', 'unit', 'direction', 'centre', 'organisation');

-- CreateEnum
CREATE TYPE "FollowLetterKind" AS ENUM ('confirm', 'digest', 'atOnce');

-- CreateEnum
CREATE TYPE "PushState" AS ENUM ('pending', 'sent', 'failed', 'withdrawn');

-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "issuedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "movedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Follower" (
    "id" UUID NOT NULL,
    "state" "FollowState" NOT NULL DEFAULT 'waiting',
    "email" TEXT,
    "emailHash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "isAtOnce" BOOLEAN NOT NULL DEFAULT false,
    "consentVersion" TEXT NOT NULL,
    "consentLocale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endReason" "FollowEnd",
    "digestUntil" TIMESTAMPTZ(3),
    "atOnceUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Follower_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowTopic" (
    "id" UUID NOT NULL,
    "followerId" UUID,
    "browserId" UUID,
    "kind" "FollowKind" NOT NULL,
    "unitId" UUID,
    "directionId" UUID,
    "centreId" UUID,
    "organisationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FollowTopic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowLetter" (
    "id" UUID NOT NULL,
    "followerId" UUID NOT NULL,
    "kind" "FollowLetterKind" NOT NULL,
    "items" JSONB NOT NULL DEFAULT '[]',
    "more" INTEGER NOT NULL DEFAULT 0,
    "messageId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FollowLetter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushBrowser" (
    "id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "toldUntil" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PushBrowser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushMessage" (
    "id" UUID NOT NULL,
    "browserId" UUID NOT NULL,
    "eventIds" UUID[],
    "state" "PushState" NOT NULL DEFAULT 'pending',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leasedUntil" TIMESTAMPTZ(3),
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "PushMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Follower_state_digestUntil_idx" ON "Follower"("state", "digestUntil");

-- CreateIndex
CREATE INDEX "Follower_emailHash_idx" ON "Follower"("emailHash");

-- CreateIndex
CREATE INDEX "FollowTopic_followerId_idx" ON "FollowTopic"("followerId");

-- CreateIndex
CREATE INDEX "FollowTopic_browserId_idx" ON "FollowTopic"("browserId");

-- CreateIndex
CREATE INDEX "FollowTopic_centreId_idx" ON "FollowTopic"("centreId");

-- CreateIndex
CREATE INDEX "FollowTopic_unitId_idx" ON "FollowTopic"("unitId");

-- CreateIndex
CREATE INDEX "FollowTopic_directionId_idx" ON "FollowTopic"("directionId");

-- CreateIndex
CREATE INDEX "FollowTopic_organisationId_idx" ON "FollowTopic"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "FollowLetter_messageId_key" ON "FollowLetter"("messageId");

-- CreateIndex
CREATE INDEX "FollowLetter_followerId_createdAt_idx" ON "FollowLetter"("followerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PushBrowser_endpoint_key" ON "PushBrowser"("endpoint");

-- CreateIndex
CREATE INDEX "PushMessage_state_dueAt_idx" ON "PushMessage"("state", "dueAt");

-- CreateIndex
CREATE INDEX "PushMessage_browserId_idx" ON "PushMessage"("browserId");

-- AddForeignKey
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_followerId_fkey" FOREIGN KEY ("followerId") REFERENCES "Follower"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_browserId_fkey" FOREIGN KEY ("browserId") REFERENCES "PushBrowser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowLetter" ADD CONSTRAINT "FollowLetter_followerId_fkey" FOREIGN KEY ("followerId") REFERENCES "Follower"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowLetter" ADD CONSTRAINT "FollowLetter_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "OutboxMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushMessage" ADD CONSTRAINT "PushMessage_browserId_fkey" FOREIGN KEY ("browserId") REFERENCES "PushBrowser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One living row a mailbox; ended ones lie beside it for thirty days.
CREATE UNIQUE INDEX "Follower_email_living" ON "Follower"("email") WHERE "state" <> 'ended';
ALTER TABLE "Follower" ADD CONSTRAINT "Follower_locale_check" CHECK ("locale" IN ('kk', 'ru', 'en') AND "consentLocale" IN ('kk', 'ru', 'en'));
ALTER TABLE "Follower" ADD CONSTRAINT "Follower_state_check" CHECK (
  ("email" IS NULL) = ("state" = 'ended')
  AND ("endedAt" IS NULL) = ("state" <> 'ended')
  AND ("endReason" IS NULL) = ("state" <> 'ended')
  AND ("state" <> 'confirmed' OR ("confirmedAt" IS NOT NULL AND "digestUntil" IS NOT NULL)));

-- Either a mailbox or a browser follows; and exactly what the kind says.
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_who_check" CHECK (num_nonnulls("followerId", "browserId") = 1);
ALTER TABLE "FollowTopic" ADD CONSTRAINT "FollowTopic_what_check" CHECK (
  num_nonnulls("unitId", "directionId", "centreId", "organisationId") = CASE WHEN "kind" = 'region' THEN 0 ELSE 1 END
  AND CASE "kind"
    WHEN 'unit' THEN "unitId" IS NOT NULL
    WHEN 'direction' THEN "directionId" IS NOT NULL
    WHEN 'centre' THEN "centreId" IS NOT NULL
    WHEN 'organisation' THEN "organisationId" IS NOT NULL
    ELSE true END);
CREATE UNIQUE INDEX "FollowTopic_once" ON "FollowTopic"("followerId", "browserId", "kind", "unitId", "directionId", "centreId", "organisationId") NULLS NOT DISTINCT;

ALTER TABLE "PushBrowser" ADD CONSTRAINT "PushBrowser_locale_check" CHECK ("locale" IN ('kk', 'ru', 'en'));
ALTER TABLE "PushBrowser" ADD CONSTRAINT "PushBrowser_length_check" CHECK (length("endpoint") <= 1000 AND length("p256dh") <= 120 AND length("auth") <= 40);

-- What the weekly digest looks for: what came out, moved, was cancelled or issued since the last one.
CREATE INDEX "Event_publishedAt_idx" ON "Event"("publishedAt") WHERE "publishedAt" IS NOT NULL;
CREATE INDEX "Event_movedAt_idx" ON "Event"("movedAt") WHERE "movedAt" IS NOT NULL;
CREATE INDEX "Event_cancelledAt_idx" ON "Event"("cancelledAt") WHERE "cancelledAt" IS NOT NULL;
CREATE INDEX "Award_issuedAt_idx" ON "Award"("issuedAt") WHERE "issuedAt" IS NOT NULL;

-- An edited description is no news; another day, hour or place of something people know of is, whoever writes it.
CREATE FUNCTION note_event_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."movedAt" := now();
  RETURN NEW;
END $$;
CREATE TRIGGER "Event_moved" BEFORE UPDATE ON "Event" FOR EACH ROW
  WHEN (OLD."state" = 'published' AND NEW."state" = 'published' AND (
    OLD."startsAt" <> NEW."startsAt" OR OLD."endsAt" <> NEW."endsAt" OR OLD."unitId" <> NEW."unitId"
    OR OLD."placeKk" <> NEW."placeKk" OR OLD."placeRu" <> NEW."placeRu"))
  EXECUTE FUNCTION note_event_moved();

CREATE FUNCTION note_award_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."issuedAt" := now();
  RETURN NEW;
END $$;
CREATE TRIGGER "Award_issued" BEFORE UPDATE ON "Award" FOR EACH ROW
  WHEN (OLD."state" = 'draft' AND NEW."state" = 'issued')
  EXECUTE FUNCTION note_award_issued();
-- Given at once, without a draft; what a sheet or the demo region brings from years ago is no news.
CREATE TRIGGER "Award_given" BEFORE INSERT ON "Award" FOR EACH ROW
  WHEN (NEW."state" = 'issued' AND NEW."issuedOn" >= CURRENT_DATE - 14)
  EXECUTE FUNCTION note_award_issued();
