-- CreateEnum
CREATE TYPE "NominationRoundState" AS ENUM ('open', 'judging', 'decided', 'closed');

-- CreateEnum
CREATE TYPE "NominationState" AS ENUM ('submitted', 'withdrawn', 'awarded', 'notAwarded');

-- CreateEnum
CREATE TYPE "NominationRecusal" AS ENUM ('detected', 'declared');

-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "batchId" UUID,
ADD COLUMN     "recipientKey" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "InformalTitle" ADD COLUMN     "isHidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "LetterSet" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "year" INTEGER,
    "kindId" UUID,
    "eventId" UUID,
    "roundId" UUID,
    "batchId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LetterSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationRound" (
    "id" UUID NOT NULL,
    "state" "NominationRoundState" NOT NULL DEFAULT 'open',
    "kindId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "issuerKk" TEXT NOT NULL,
    "issuerRu" TEXT NOT NULL,
    "issuerEn" TEXT NOT NULL DEFAULT '',
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "quorum" INTEGER NOT NULL,
    "protocolYear" INTEGER,
    "protocolNumber" INTEGER,
    "heldOn" DATE,
    "chairId" UUID,
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NominationRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationCriterion" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "labelKk" TEXT NOT NULL,
    "labelRu" TEXT NOT NULL,
    "labelEn" TEXT NOT NULL DEFAULT '',
    "weight" INTEGER NOT NULL,

    CONSTRAINT "NominationCriterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationJuror" (
    "roundId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "wasPresent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "NominationJuror_pkey" PRIMARY KEY ("roundId","userId")
);

-- CreateTable
CREATE TABLE "Nomination" (
    "id" UUID NOT NULL,
    "state" "NominationState" NOT NULL DEFAULT 'submitted',
    "roundId" UUID NOT NULL,
    "volunteerId" UUID,
    "organisationId" UUID,
    "nomineeKk" TEXT NOT NULL,
    "nomineeRu" TEXT NOT NULL,
    "nomineeEn" TEXT NOT NULL,
    "nominatedById" UUID,
    "fromCentreId" UUID,
    "fromOrganisationId" UUID,
    "justification" TEXT NOT NULL,
    "justificationLocale" TEXT NOT NULL,
    "dossier" JSONB NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "sentenceKk" TEXT NOT NULL DEFAULT '',
    "sentenceRu" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "awardId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationOpinion" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "recusal" "NominationRecusal",
    "reason" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NominationOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationMark" (
    "opinionId" UUID NOT NULL,
    "criterionId" UUID NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "NominationMark_pkey" PRIMARY KEY ("opinionId","criterionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LetterSet_key_key" ON "LetterSet"("key");

-- CreateIndex
CREATE INDEX "NominationRound_state_closesOn_idx" ON "NominationRound"("state", "closesOn");

-- CreateIndex
CREATE UNIQUE INDEX "NominationRound_protocolYear_protocolNumber_key" ON "NominationRound"("protocolYear", "protocolNumber");

-- CreateIndex
CREATE UNIQUE INDEX "NominationCriterion_roundId_position_key" ON "NominationCriterion"("roundId", "position");

-- CreateIndex
CREATE INDEX "NominationJuror_userId_idx" ON "NominationJuror"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_awardId_key" ON "Nomination"("awardId");

-- CreateIndex
CREATE INDEX "Nomination_roundId_state_idx" ON "Nomination"("roundId", "state");

-- CreateIndex
CREATE INDEX "Nomination_volunteerId_idx" ON "Nomination"("volunteerId");

-- CreateIndex
CREATE INDEX "Nomination_organisationId_idx" ON "Nomination"("organisationId");

-- CreateIndex
CREATE INDEX "Nomination_nominatedById_idx" ON "Nomination"("nominatedById");

-- CreateIndex
CREATE INDEX "NominationOpinion_userId_idx" ON "NominationOpinion"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "NominationOpinion_nominationId_userId_key" ON "NominationOpinion"("nominationId", "userId");

-- CreateIndex
CREATE INDEX "Award_batchId_idx" ON "Award"("batchId");

-- CreateIndex
CREATE INDEX "Award_volunteerId_idx" ON "Award"("volunteerId");

-- AddForeignKey
ALTER TABLE "NominationRound" ADD CONSTRAINT "NominationRound_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "AwardKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationRound" ADD CONSTRAINT "NominationRound_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationRound" ADD CONSTRAINT "NominationRound_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationCriterion" ADD CONSTRAINT "NominationCriterion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "NominationRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationJuror" ADD CONSTRAINT "NominationJuror_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "NominationRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationJuror" ADD CONSTRAINT "NominationJuror_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "NominationRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_nominatedById_fkey" FOREIGN KEY ("nominatedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_fromCentreId_fkey" FOREIGN KEY ("fromCentreId") REFERENCES "Centre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_fromOrganisationId_fkey" FOREIGN KEY ("fromOrganisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationOpinion" ADD CONSTRAINT "NominationOpinion_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationOpinion" ADD CONSTRAINT "NominationOpinion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationMark" ADD CONSTRAINT "NominationMark_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "NominationOpinion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationMark" ADD CONSTRAINT "NominationMark_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "NominationCriterion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One nominee, a language of the state, and a decision that says something to those who proposed.
ALTER TABLE "Nomination"
    ADD CONSTRAINT "Nomination_one_nominee" CHECK (num_nonnulls("volunteerId", "organisationId") <= 1),
    ADD CONSTRAINT "Nomination_language" CHECK ("justificationLocale" IN ('kk', 'ru')),
    ADD CONSTRAINT "Nomination_length" CHECK (char_length("justification") <= 3000),
    ADD CONSTRAINT "Nomination_decided" CHECK (("state" IN ('awarded', 'notAwarded')) = ("decidedAt" IS NOT NULL));
ALTER TABLE "NominationRound"
    ADD CONSTRAINT "NominationRound_days" CHECK ("opensOn" <= "closesOn"),
    ADD CONSTRAINT "NominationRound_quorum" CHECK ("quorum" BETWEEN 1 AND 30),
    ADD CONSTRAINT "NominationRound_protocol" CHECK (("protocolNumber" IS NULL) = ("state" IN ('open', 'judging')) AND ("protocolNumber" IS NULL) = ("protocolYear" IS NULL));
ALTER TABLE "NominationCriterion" ADD CONSTRAINT "NominationCriterion_weight" CHECK ("weight" BETWEEN 1 AND 100);
ALTER TABLE "NominationMark" ADD CONSTRAINT "NominationMark_points" CHECK ("points" BETWEEN 1 AND 5);

-- The key of awards that were printed before it was kept; whoever saves one again has it made whole.
UPDATE "Award" SET "recipientKey" = translate(lower(("recipientKk" || ' ' || "recipientRu" || ' ' || "recipientEn") COLLATE "und-x-icu"), 'ёәғқңөұүһі', 'еагкноуухи')
WHERE "recipientKk" <> '—';
