-- CreateEnum
CREATE TYPE "CertificateKind" AS ENUM ('event', 'extract');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('pending', 'confirmed', 'returned');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "HoldReason" AS ENUM ('promotion', 'consent', 'reconfirmation');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "OutboxState" ADD VALUE 'bounced';
ALTER TYPE "OutboxState" ADD VALUE 'toCall';
ALTER TYPE "OutboxState" ADD VALUE 'told';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ParticipationSource" ADD VALUE 'guest';
ALTER TYPE "ParticipationSource" ADD VALUE 'group';
ALTER TYPE "ParticipationSource" ADD VALUE 'walkIn';

-- AlterEnum
ALTER TYPE "TokenKind" ADD VALUE 'claim';

-- AlterTable
ALTER TABLE "AccountToken" ADD COLUMN     "volunteerId" UUID;

-- AlterTable
ALTER TABLE "HourEntry" ADD COLUMN     "claimId" UUID,
ADD COLUMN     "directionId" UUID,
ADD COLUMN     "plannedEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "plannedStartsAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "calendar" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "participationId" UUID,
ADD COLUMN     "qrText" TEXT,
ADD COLUMN     "toldAt" TIMESTAMPTZ(3),
ADD COLUMN     "toldById" UUID,
ADD COLUMN     "volunteerId" UUID;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "groupId" UUID,
ADD COLUMN     "heldFor" "HoldReason",
ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "lineCode" TEXT,
ADD COLUMN     "linkVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Shift" ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Volunteer" ADD COLUMN     "calendarVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "isGuest" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mergedIntoId" UUID;

-- CreateTable
CREATE TABLE "AttendanceStep" (
    "id" UUID NOT NULL,
    "participationId" UUID NOT NULL,
    "nonce" UUID NOT NULL,
    "mark" "AttendanceMark",
    "inAt" TIMESTAMPTZ(3),
    "outAt" TIMESTAMPTZ(3),
    "deviceAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" "AttendanceSource" NOT NULL,
    "deviceId" TEXT NOT NULL DEFAULT '',
    "markedById" UUID,

    CONSTRAINT "AttendanceStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" UUID NOT NULL,
    "kind" "CertificateKind" NOT NULL,
    "code" TEXT NOT NULL,
    "volunteerId" UUID NOT NULL,
    "participationId" UUID,
    "eventId" UUID,
    "minutes" INTEGER NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "facts" JSONB NOT NULL,
    "entryIds" JSONB NOT NULL DEFAULT '[]',
    "shown" TEXT[] DEFAULT ARRAY['name', 'work', 'minutes', 'period']::TEXT[],
    "payload" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,
    "revokeReason" TEXT NOT NULL DEFAULT '',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HourClaim" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "eventId" UUID,
    "directionId" UUID,
    "workedOn" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "work" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'pending',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HourClaim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "actorUserId" UUID NOT NULL,
    "subjectId" UUID,
    "input" JSONB NOT NULL DEFAULT '{}',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT NOT NULL DEFAULT '',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignUpGroup" (
    "id" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "leaderName" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "locale" TEXT NOT NULL,
    "linkVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignUpGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShiftNotice" (
    "id" UUID NOT NULL,
    "participationId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShiftNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsentRequest" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "participationId" UUID,
    "guardianName" TEXT NOT NULL,
    "relation" "GuardianRelation" NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "locale" TEXT NOT NULL,
    "tokenHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "hasConsented" BOOLEAN,

    CONSTRAINT "ConsentRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimSlip" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ClaimSlip_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AttendanceStep_nonce_key" ON "AttendanceStep"("nonce");

-- CreateIndex
CREATE INDEX "AttendanceStep_participationId_deviceAt_nonce_idx" ON "AttendanceStep"("participationId", "deviceAt", "nonce");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE INDEX "Certificate_volunteerId_issuedAt_idx" ON "Certificate"("volunteerId", "issuedAt");

-- CreateIndex
CREATE INDEX "Certificate_eventId_idx" ON "Certificate"("eventId");

-- CreateIndex
CREATE INDEX "HourClaim_centreId_state_createdAt_idx" ON "HourClaim"("centreId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "HourClaim_volunteerId_idx" ON "HourClaim"("volunteerId");

-- CreateIndex
CREATE INDEX "Job_state_createdAt_idx" ON "Job"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Job_kind_subjectId_idx" ON "Job"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "SignUpGroup_shiftId_idx" ON "SignUpGroup"("shiftId");

-- CreateIndex
CREATE INDEX "ShiftNotice_dueAt_idx" ON "ShiftNotice"("dueAt");

-- CreateIndex
CREATE INDEX "ShiftNotice_participationId_idx" ON "ShiftNotice"("participationId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentRequest_tokenHash_key" ON "ConsentRequest"("tokenHash");

-- CreateIndex
CREATE INDEX "ConsentRequest_volunteerId_idx" ON "ConsentRequest"("volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimSlip_codeHash_key" ON "ClaimSlip"("codeHash");

-- CreateIndex
CREATE INDEX "ClaimSlip_volunteerId_idx" ON "ClaimSlip"("volunteerId");

-- CreateIndex
CREATE UNIQUE INDEX "HourEntry_claimId_key" ON "HourEntry"("claimId");

-- CreateIndex
CREATE INDEX "HourEntry_participationId_idx" ON "HourEntry"("participationId");

-- CreateIndex
CREATE INDEX "OutboxMessage_participationId_idx" ON "OutboxMessage"("participationId");

-- CreateIndex
CREATE INDEX "OutboxMessage_volunteerId_idx" ON "OutboxMessage"("volunteerId");

-- CreateIndex
CREATE INDEX "Participation_groupId_idx" ON "Participation"("groupId");

-- CreateIndex
CREATE INDEX "Participation_heldUntil_idx" ON "Participation"("heldUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Participation_shiftId_lineCode_key" ON "Participation"("shiftId", "lineCode");

-- AddForeignKey
ALTER TABLE "AccountToken" ADD CONSTRAINT "AccountToken_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttendanceStep" ADD CONSTRAINT "AttendanceStep_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "HourClaim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourClaim" ADD CONSTRAINT "HourClaim_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourClaim" ADD CONSTRAINT "HourClaim_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourClaim" ADD CONSTRAINT "HourClaim_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourClaim" ADD CONSTRAINT "HourClaim_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignUpGroup" ADD CONSTRAINT "SignUpGroup_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "SignUpGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftNotice" ADD CONSTRAINT "ShiftNotice_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Volunteer" ADD CONSTRAINT "Volunteer_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentRequest" ADD CONSTRAINT "ConsentRequest_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentRequest" ADD CONSTRAINT "ConsentRequest_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimSlip" ADD CONSTRAINT "ClaimSlip_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
