-- CreateEnum
CREATE TYPE "MembershipEnd" AS ENUM ('left', 'moved', 'age', 'other', 'transferred', 'replaced');

-- CreateEnum
CREATE TYPE "TransferKind" AS ENUM ('asked', 'offered', 'own');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('pending', 'accepted', 'refused', 'withdrawn', 'expired', 'overtaken');

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "endReason" "MembershipEnd";

-- AlterTable
ALTER TABLE "RoleAssignment" ADD COLUMN     "canInvite" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "TransferRequest" (
    "id" UUID NOT NULL,
    "kind" "TransferKind" NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'pending',
    "cardNumber" INTEGER NOT NULL,
    "volunteerId" UUID,
    "fromCentreId" UUID,
    "toCentreId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "requestedById" UUID,
    "decidedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TransferRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TransferRequest_volunteerId_idx" ON "TransferRequest"("volunteerId");

-- CreateIndex
CREATE INDEX "TransferRequest_fromCentreId_state_idx" ON "TransferRequest"("fromCentreId", "state");

-- CreateIndex
CREATE INDEX "TransferRequest_toCentreId_state_idx" ON "TransferRequest"("toCentreId", "state");

-- AddForeignKey
ALTER TABLE "TransferRequest" ADD CONSTRAINT "TransferRequest_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransferRequest" ADD CONSTRAINT "TransferRequest_fromCentreId_fkey" FOREIGN KEY ("fromCentreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TransferRequest" ADD CONSTRAINT "TransferRequest_toCentreId_fkey" FOREIGN KEY ("toCentreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One open request for a card and a receiving centre; who decided and when go together with a decision.
CREATE UNIQUE INDEX "TransferRequest_one_pending" ON "TransferRequest" ("cardNumber", "toCentreId") WHERE "state" = 'pending';
CREATE INDEX "TransferRequest_due" ON "TransferRequest" ("expiresAt") WHERE "state" = 'pending';
ALTER TABLE "TransferRequest"
  ADD CONSTRAINT "TransferRequest_two_centres" CHECK ("fromCentreId" IS DISTINCT FROM "toCentreId"),
  ADD CONSTRAINT "TransferRequest_accepted_person" CHECK ("state" <> 'accepted' OR "volunteerId" IS NOT NULL);

-- A reason belongs to an end. The figures of a day and of a period read primary affiliations by their dates.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_end_reason" CHECK ("endReason" IS NULL OR "endedOn" IS NOT NULL);
CREATE INDEX "Membership_primary_started" ON "Membership" ("startedOn", "volunteerId") WHERE "isPrimary";
CREATE INDEX "Membership_primary_ended" ON "Membership" ("endedOn", "volunteerId") WHERE "isPrimary" AND "endedOn" IS NOT NULL;
