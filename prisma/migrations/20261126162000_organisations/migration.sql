-- CreateEnum
CREATE TYPE "ApplicationState" AS ENUM ('new', 'inReview', 'returned', 'verified', 'declined');

-- CreateEnum
CREATE TYPE "ApplicantKind" AS ENUM ('organisation', 'initiativeGroup');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('draft', 'submitted', 'returned', 'accepted', 'withdrawn');

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "projectsEn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "projectsKk" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "projectsRu" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "registrationNumber" TEXT;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "sharesPhone" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "state" "ApplicationState" NOT NULL DEFAULT 'new',
    "kind" "ApplicantKind" NOT NULL,
    "legalFormId" UUID,
    "unitId" UUID NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "registrationNumber" TEXT,
    "about" TEXT NOT NULL,
    "website" TEXT,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT,
    "locale" TEXT NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "consentHash" TEXT NOT NULL,
    "consentAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "searchKey" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "linkVersion" INTEGER NOT NULL DEFAULT 1,
    "takenById" UUID,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "forgottenAt" TIMESTAMPTZ(3),
    "organisationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationDirection" (
    "organisationId" UUID NOT NULL,
    "directionId" UUID NOT NULL,

    CONSTRAINT "OrganisationDirection_pkey" PRIMARY KEY ("organisationId","directionId")
);

-- CreateTable
CREATE TABLE "MemberInvitation" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "invitedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "hasAccepted" BOOLEAN,

    CONSTRAINT "MemberInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'draft',
    "organisationId" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "kind" "EventKind" NOT NULL,
    "directionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "titleKk" TEXT NOT NULL DEFAULT '',
    "titleRu" TEXT NOT NULL DEFAULT '',
    "titleEn" TEXT NOT NULL DEFAULT '',
    "summaryKk" TEXT NOT NULL DEFAULT '',
    "summaryRu" TEXT NOT NULL DEFAULT '',
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "descriptionKk" TEXT NOT NULL DEFAULT '',
    "descriptionRu" TEXT NOT NULL DEFAULT '',
    "descriptionEn" TEXT NOT NULL DEFAULT '',
    "placeKk" TEXT NOT NULL DEFAULT '',
    "placeRu" TEXT NOT NULL DEFAULT '',
    "placeEn" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "minimumAge" INTEGER,
    "isEmergency" BOOLEAN NOT NULL DEFAULT false,
    "helpsVictims" BOOLEAN NOT NULL DEFAULT false,
    "helpsOffenders" BOOLEAN NOT NULL DEFAULT false,
    "isHazardous" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID,
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "eventId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposedShift" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "roleKk" TEXT NOT NULL,
    "roleRu" TEXT NOT NULL,
    "roleEn" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "ProposedShift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HostReport" (
    "id" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "seen" INTEGER NOT NULL,
    "isObjection" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL DEFAULT '',
    "reportedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HostReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Application_organisationId_key" ON "Application"("organisationId");

-- CreateIndex
CREATE INDEX "Application_state_createdAt_id_idx" ON "Application"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Application_contactEmail_idx" ON "Application"("contactEmail");

-- CreateIndex
CREATE INDEX "MemberInvitation_volunteerId_idx" ON "MemberInvitation"("volunteerId");

-- CreateIndex
CREATE INDEX "MemberInvitation_organisationId_idx" ON "MemberInvitation"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_eventId_key" ON "Proposal"("eventId");

-- CreateIndex
CREATE INDEX "Proposal_organisationId_updatedAt_id_idx" ON "Proposal"("organisationId", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Proposal_centreId_state_idx" ON "Proposal"("centreId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ProposedShift_proposalId_position_key" ON "ProposedShift"("proposalId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "HostReport_shiftId_organisationId_key" ON "HostReport"("shiftId", "organisationId");

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_legalFormId_fkey" FOREIGN KEY ("legalFormId") REFERENCES "LegalForm"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationDirection" ADD CONSTRAINT "OrganisationDirection_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationDirection" ADD CONSTRAINT "OrganisationDirection_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberInvitation" ADD CONSTRAINT "MemberInvitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberInvitation" ADD CONSTRAINT "MemberInvitation_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposedShift" ADD CONSTRAINT "ProposedShift_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostReport" ADD CONSTRAINT "HostReport_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HostReport" ADD CONSTRAINT "HostReport_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An application that is verified has an organisation, and only such a one; what came back says why.
ALTER TABLE "Application"
  ADD CONSTRAINT "Application_reason" CHECK ("state" NOT IN ('returned', 'declined') OR "reason" <> ''),
  ADD CONSTRAINT "Application_decided" CHECK (("state" IN ('new', 'inReview')) OR "decidedAt" IS NOT NULL),
  ADD CONSTRAINT "Application_number" CHECK ("registrationNumber" IS NULL OR "registrationNumber" ~ '^\d{12}$'),
  ADD CONSTRAINT "Application_group_has_no_number" CHECK ("kind" = 'organisation' OR "registrationNumber" IS NULL),
  ADD CONSTRAINT "Application_organisation" CHECK ("organisationId" IS NULL OR "state" = 'verified');
ALTER TABLE "Organisation"
  ADD CONSTRAINT "Organisation_number" CHECK ("registrationNumber" IS NULL OR "registrationNumber" ~ '^\d{12}$');
CREATE UNIQUE INDEX "Organisation_registrationNumber_unique" ON "Organisation" ("registrationNumber")
  WHERE "registrationNumber" IS NOT NULL;

ALTER TABLE "Proposal"
  ADD CONSTRAINT "Proposal_times" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "Proposal_titled" CHECK ("titleKk" <> '' OR "titleRu" <> ''),
  ADD CONSTRAINT "Proposal_minimumAge_range" CHECK ("minimumAge" IS NULL OR "minimumAge" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Proposal_reason" CHECK ("state" <> 'returned' OR "reason" <> ''),
  ADD CONSTRAINT "Proposal_event" CHECK ("eventId" IS NULL OR "state" = 'accepted');
ALTER TABLE "ProposedShift"
  ADD CONSTRAINT "ProposedShift_times" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "ProposedShift_places_range" CHECK ("places" BETWEEN 1 AND 10000);
ALTER TABLE "HostReport"
  ADD CONSTRAINT "HostReport_seen_range" CHECK ("seen" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "HostReport_objection_says_why" CHECK (NOT "isObjection" OR "text" <> '');

-- One open question to one person.
CREATE UNIQUE INDEX "MemberInvitation_one_open" ON "MemberInvitation" ("organisationId", "volunteerId") WHERE "answeredAt" IS NULL;
