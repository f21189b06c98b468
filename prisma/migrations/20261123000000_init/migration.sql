-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('administrator', 'editor', 'coordinator', 'representative', 'volunteer');

-- CreateEnum
CREATE TYPE "TokenKind" AS ENUM ('passwordReset', 'invitation');

-- CreateEnum
CREATE TYPE "AwardState" AS ENUM ('draft', 'issued', 'revoked');

-- CreateEnum
CREATE TYPE "CentreHost" AS ENUM ('youthCentre', 'school', 'college', 'university', 'ruralDistrict', 'library', 'medical', 'silverClub', 'sportSchool');

-- CreateEnum
CREATE TYPE "PublicState" AS ENUM ('draft', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('action', 'training', 'rally', 'forum', 'opening', 'ceremony', 'meeting', 'online');

-- CreateEnum
CREATE TYPE "EventState" AS ENUM ('draft', 'published', 'cancelled');

-- CreateEnum
CREATE TYPE "FileKind" AS ENUM ('image', 'document');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('pending', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "NewsKind" AS ENUM ('news', 'announcement', 'story');

-- CreateEnum
CREATE TYPE "TranslationState" AS ENUM ('draft', 'ready', 'published');

-- CreateEnum
CREATE TYPE "ParticipationStatus" AS ENUM ('confirmed', 'waiting', 'offered', 'cancelled', 'removed');

-- CreateEnum
CREATE TYPE "ParticipationSource" AS ENUM ('coordinator', 'self', 'import');

-- CreateEnum
CREATE TYPE "AttendanceMark" AS ENUM ('unknown', 'present', 'absent', 'excused');

-- CreateEnum
CREATE TYPE "AttendanceSource" AS ENUM ('screen', 'scan', 'paper', 'walkIn', 'import');

-- CreateEnum
CREATE TYPE "HourSource" AS ENUM ('attendance', 'confirmation', 'correction', 'selfReported');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('city', 'district');

-- CreateEnum
CREATE TYPE "VolunteerStatus" AS ENUM ('new', 'confirmed', 'suspended', 'anonymised');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('female', 'male', 'unstated');

-- CreateEnum
CREATE TYPE "GuardianRelation" AS ENUM ('mother', 'father', 'guardian', 'other');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('personalData', 'participation', 'publishing');

-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('paper', 'screen', 'link');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'kk',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleAssignment" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "centreId" UUID,
    "organisationId" UUID,
    "validFrom" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "validTo" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "grantedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoleAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountToken" (
    "id" UUID NOT NULL,
    "kind" "TokenKind" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "userId" UUID,
    "role" "Role",
    "centreId" UUID,
    "organisationId" UUID,
    "invitedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorUserId" UUID,
    "actorRole" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT,
    "subjectLabel" TEXT NOT NULL DEFAULT '',
    "centreId" UUID,
    "organisationId" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AwardKind" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "AwardKind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Award" (
    "id" UUID NOT NULL,
    "state" "AwardState" NOT NULL DEFAULT 'draft',
    "kindId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER,
    "volunteerId" UUID,
    "personId" UUID,
    "organisationId" UUID,
    "recipientKk" TEXT NOT NULL,
    "recipientRu" TEXT NOT NULL,
    "recipientEn" TEXT NOT NULL,
    "issuerKk" TEXT NOT NULL,
    "issuerRu" TEXT NOT NULL,
    "issuerEn" TEXT NOT NULL,
    "reasonKk" TEXT NOT NULL DEFAULT '',
    "reasonRu" TEXT NOT NULL DEFAULT '',
    "reasonEn" TEXT NOT NULL DEFAULT '',
    "issuedOn" DATE,
    "eventId" UUID,
    "checkCode" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokeReasonKk" TEXT NOT NULL DEFAULT '',
    "revokeReasonRu" TEXT NOT NULL DEFAULT '',
    "revokeReasonEn" TEXT NOT NULL DEFAULT '',
    "isHidden" BOOLEAN NOT NULL DEFAULT false,
    "sourceUrl" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InformalTitle" (
    "id" UUID NOT NULL,
    "labelKk" TEXT NOT NULL,
    "labelRu" TEXT NOT NULL,
    "labelEn" TEXT NOT NULL,
    "givenByKk" TEXT NOT NULL DEFAULT '',
    "givenByRu" TEXT NOT NULL DEFAULT '',
    "givenByEn" TEXT NOT NULL DEFAULT '',
    "volunteerId" UUID,
    "personId" UUID,
    "organisationId" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "InformalTitle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Centre" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "host" "CentreHost" NOT NULL,
    "unitId" UUID NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "descriptionKk" TEXT NOT NULL DEFAULT '',
    "descriptionRu" TEXT NOT NULL DEFAULT '',
    "descriptionEn" TEXT NOT NULL DEFAULT '',
    "addressKk" TEXT NOT NULL DEFAULT '',
    "addressRu" TEXT NOT NULL DEFAULT '',
    "addressEn" TEXT NOT NULL DEFAULT '',
    "openingHoursKk" TEXT NOT NULL DEFAULT '',
    "openingHoursRu" TEXT NOT NULL DEFAULT '',
    "openingHoursEn" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "photoId" UUID,
    "verifiedAt" TIMESTAMPTZ(3),
    "searchKey" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Centre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "EventState" NOT NULL DEFAULT 'draft',
    "kind" "EventKind" NOT NULL,
    "directionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "centreId" UUID NOT NULL,
    "hostOrganisationId" UUID,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
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
    "isDateStated" BOOLEAN NOT NULL DEFAULT true,
    "signUpOpensAt" TIMESTAMPTZ(3),
    "signUpClosesAt" TIMESTAMPTZ(3),
    "minimumAge" INTEGER,
    "isEmergency" BOOLEAN NOT NULL DEFAULT false,
    "helpsVictims" BOOLEAN NOT NULL DEFAULT false,
    "helpsOffenders" BOOLEAN NOT NULL DEFAULT false,
    "isHazardous" BOOLEAN NOT NULL DEFAULT false,
    "requirementsKk" TEXT NOT NULL DEFAULT '',
    "requirementsRu" TEXT NOT NULL DEFAULT '',
    "requirementsEn" TEXT NOT NULL DEFAULT '',
    "contactKk" TEXT NOT NULL DEFAULT '',
    "contactRu" TEXT NOT NULL DEFAULT '',
    "contactEn" TEXT NOT NULL DEFAULT '',
    "coverId" UUID,
    "sourceUrl" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReasonKk" TEXT NOT NULL DEFAULT '',
    "cancelReasonRu" TEXT NOT NULL DEFAULT '',
    "cancelReasonEn" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "searchKey" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "detailsKk" TEXT NOT NULL DEFAULT '',
    "detailsRu" TEXT NOT NULL DEFAULT '',
    "detailsEn" TEXT NOT NULL DEFAULT '',
    "placeKk" TEXT NOT NULL DEFAULT '',
    "placeRu" TEXT NOT NULL DEFAULT '',
    "placeEn" TEXT NOT NULL DEFAULT '',
    "platform" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaSpeaker" (
    "agendaItemId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "AgendaSpeaker_pkey" PRIMARY KEY ("agendaItemId","personId")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "roleKk" TEXT NOT NULL,
    "roleRu" TEXT NOT NULL,
    "roleEn" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "places" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "signUpOpensAt" TIMESTAMPTZ(3),
    "signUpClosesAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShiftSkill" (
    "shiftId" UUID NOT NULL,
    "skillId" UUID NOT NULL,

    CONSTRAINT "ShiftSkill_pkey" PRIMARY KEY ("shiftId","skillId")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "kind" "FileKind" NOT NULL,
    "storageKey" TEXT NOT NULL,
    "originalName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "variants" JSONB NOT NULL DEFAULT '[]',
    "altKk" TEXT NOT NULL DEFAULT '',
    "altRu" TEXT NOT NULL DEFAULT '',
    "altEn" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "uploadedById" UUID,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "effectKey" TEXT NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'pending',
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leasedUntil" TIMESTAMPTZ(3),
    "lastError" TEXT NOT NULL DEFAULT '',
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemorandumSubject" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "MemorandumSubject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Memorandum" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "subjectId" UUID NOT NULL,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "summaryKk" TEXT NOT NULL DEFAULT '',
    "summaryRu" TEXT NOT NULL DEFAULT '',
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "signedOn" DATE,
    "isSigned" BOOLEAN NOT NULL DEFAULT false,
    "validUntil" DATE,
    "terminatedOn" DATE,
    "terminationReasonKk" TEXT NOT NULL DEFAULT '',
    "terminationReasonRu" TEXT NOT NULL DEFAULT '',
    "terminationReasonEn" TEXT NOT NULL DEFAULT '',
    "eventId" UUID,
    "fileId" UUID,
    "sourceUrl" TEXT,
    "createdById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Memorandum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemorandumParty" (
    "id" UUID NOT NULL,
    "memorandumId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "organisationId" UUID,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "MemorandumParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" UUID NOT NULL,
    "memorandumId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "textKk" TEXT NOT NULL,
    "textRu" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "dueOn" DATE,
    "doneOn" DATE,

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsItem" (
    "id" UUID NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "kind" "NewsKind" NOT NULL DEFAULT 'news',
    "isPinned" BOOLEAN NOT NULL DEFAULT false,
    "coverId" UUID,
    "authorName" TEXT NOT NULL DEFAULT '',
    "sourceName" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NewsItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsTranslation" (
    "id" UUID NOT NULL,
    "newsId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "TranslationState" NOT NULL DEFAULT 'draft',
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "coverAlt" TEXT NOT NULL DEFAULT '',
    "searchKey" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NewsTranslation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NewsCounters" (
    "newsId" UUID NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NewsCounters_pkey" PRIMARY KEY ("newsId")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "legalFormId" UUID,
    "unitId" UUID,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "descriptionKk" TEXT NOT NULL DEFAULT '',
    "descriptionRu" TEXT NOT NULL DEFAULT '',
    "descriptionEn" TEXT NOT NULL DEFAULT '',
    "addressKk" TEXT NOT NULL DEFAULT '',
    "addressRu" TEXT NOT NULL DEFAULT '',
    "addressEn" TEXT NOT NULL DEFAULT '',
    "foundedYear" INTEGER,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "logoId" UUID,
    "sourceUrl" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "searchKey" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "storyKk" TEXT NOT NULL DEFAULT '',
    "storyRu" TEXT NOT NULL DEFAULT '',
    "storyEn" TEXT NOT NULL DEFAULT '',
    "sourceUrl" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonPosition" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "startedOn" DATE,
    "endedOn" DATE,

    CONSTRAINT "PersonPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "id" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "status" "ParticipationStatus" NOT NULL,
    "source" "ParticipationSource" NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "companionId" UUID,
    "overrideReason" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParticipationChange" (
    "id" UUID NOT NULL,
    "participationId" UUID NOT NULL,
    "fromStatus" "ParticipationStatus",
    "toStatus" "ParticipationStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorUserId" UUID,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ParticipationChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" UUID NOT NULL,
    "participationId" UUID NOT NULL,
    "mark" "AttendanceMark" NOT NULL DEFAULT 'unknown',
    "inAt" TIMESTAMPTZ(3),
    "outAt" TIMESTAMPTZ(3),
    "isOutAuto" BOOLEAN NOT NULL DEFAULT false,
    "markedById" UUID,
    "source" "AttendanceSource" NOT NULL DEFAULT 'screen',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HourEntry" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "participationId" UUID,
    "source" "HourSource" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "workedOn" DATE NOT NULL,
    "confirmedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "HourEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "kato" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "shortKk" TEXT NOT NULL,
    "shortRu" TEXT NOT NULL,
    "shortEn" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "tileColumn" INTEGER NOT NULL,
    "tileRow" INTEGER NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Direction" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isAdultsOnly" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Direction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Skill" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalForm" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "abbreviationKk" TEXT NOT NULL,
    "abbreviationRu" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "LegalForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatisticSnapshot" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "titleKk" TEXT NOT NULL,
    "titleRu" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "centres" INTEGER NOT NULL,
    "organisations" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "sourceUrl" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "StatisticSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Volunteer" (
    "id" UUID NOT NULL,
    "cardNumber" SERIAL NOT NULL,
    "status" "VolunteerStatus" NOT NULL DEFAULT 'new',
    "surname" TEXT NOT NULL DEFAULT '',
    "givenName" TEXT NOT NULL,
    "patronymic" TEXT NOT NULL DEFAULT '',
    "birthDate" DATE,
    "sex" "Sex" NOT NULL DEFAULT 'unstated',
    "locale" TEXT NOT NULL DEFAULT 'kk',
    "email" TEXT,
    "phone" TEXT,
    "iinSealed" TEXT,
    "iinHash" TEXT,
    "iinLast4" TEXT,
    "unitId" UUID,
    "notes" TEXT NOT NULL DEFAULT '',
    "userId" UUID,
    "externalIds" JSONB NOT NULL DEFAULT '[]',
    "searchKey" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Volunteer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VolunteerDirection" (
    "volunteerId" UUID NOT NULL,
    "directionId" UUID NOT NULL,

    CONSTRAINT "VolunteerDirection_pkey" PRIMARY KEY ("volunteerId","directionId")
);

-- CreateTable
CREATE TABLE "VolunteerSkill" (
    "volunteerId" UUID NOT NULL,
    "skillId" UUID NOT NULL,

    CONSTRAINT "VolunteerSkill_pkey" PRIMARY KEY ("volunteerId","skillId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "centreId" UUID,
    "organisationId" UUID,
    "isPrimary" BOOLEAN NOT NULL DEFAULT false,
    "startedOn" DATE NOT NULL,
    "endedOn" DATE,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Guardian" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "relation" "GuardianRelation" NOT NULL,
    "phone" TEXT,
    "email" TEXT,

    CONSTRAINT "Guardian_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "method" "ConsentMethod" NOT NULL,
    "guardianId" UUID,
    "textVersion" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "recordedById" UUID,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "RoleAssignment_userId_idx" ON "RoleAssignment"("userId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AccountToken_tokenHash_key" ON "AccountToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AccountToken_email_idx" ON "AccountToken"("email");

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_idx" ON "AuditEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorUserId_idx" ON "AuditEntry"("actorUserId");

-- CreateIndex
CREATE UNIQUE INDEX "AwardKind_code_key" ON "AwardKind"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Award_checkCode_key" ON "Award"("checkCode");

-- CreateIndex
CREATE INDEX "Award_state_issuedOn_id_idx" ON "Award"("state", "issuedOn" DESC, "id");

-- CreateIndex
CREATE INDEX "Award_eventId_idx" ON "Award"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Award_kindId_year_number_key" ON "Award"("kindId", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Centre_slug_key" ON "Centre"("slug");

-- CreateIndex
CREATE INDEX "Centre_unitId_idx" ON "Centre"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE INDEX "Event_state_startsAt_id_idx" ON "Event"("state", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Event_centreId_startsAt_idx" ON "Event"("centreId", "startsAt");

-- CreateIndex
CREATE INDEX "Event_unitId_idx" ON "Event"("unitId");

-- CreateIndex
CREATE INDEX "Event_directionId_idx" ON "Event"("directionId");

-- CreateIndex
CREATE INDEX "AgendaItem_eventId_position_idx" ON "AgendaItem"("eventId", "position");

-- CreateIndex
CREATE INDEX "Shift_eventId_startsAt_idx" ON "Shift"("eventId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_storageKey_key" ON "StoredFile"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_effectKey_key" ON "OutboxMessage"("effectKey");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_dueAt_idx" ON "OutboxMessage"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "MemorandumSubject_code_key" ON "MemorandumSubject"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Memorandum_slug_key" ON "Memorandum"("slug");

-- CreateIndex
CREATE INDEX "Memorandum_state_signedOn_id_idx" ON "Memorandum"("state", "signedOn" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "MemorandumParty_memorandumId_position_key" ON "MemorandumParty"("memorandumId", "position");

-- CreateIndex
CREATE INDEX "Obligation_memorandumId_position_idx" ON "Obligation"("memorandumId", "position");

-- CreateIndex
CREATE INDEX "NewsItem_state_publishedAt_id_idx" ON "NewsItem"("state", "publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "NewsTranslation_newsId_locale_key" ON "NewsTranslation"("newsId", "locale");

-- CreateIndex
CREATE UNIQUE INDEX "NewsTranslation_locale_slug_key" ON "NewsTranslation"("locale", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_slug_key" ON "Organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE INDEX "Participation_shiftId_status_joinedAt_id_idx" ON "Participation"("shiftId", "status", "joinedAt", "id");

-- CreateIndex
CREATE INDEX "Participation_volunteerId_idx" ON "Participation"("volunteerId");

-- CreateIndex
CREATE INDEX "ParticipationChange_participationId_at_idx" ON "ParticipationChange"("participationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_participationId_key" ON "Attendance"("participationId");

-- CreateIndex
CREATE INDEX "HourEntry_volunteerId_workedOn_idx" ON "HourEntry"("volunteerId", "workedOn");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_kato_key" ON "Unit"("kato");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_slug_key" ON "Unit"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Direction_code_key" ON "Direction"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Skill_code_key" ON "Skill"("code");

-- CreateIndex
CREATE UNIQUE INDEX "LegalForm_code_key" ON "LegalForm"("code");

-- CreateIndex
CREATE UNIQUE INDEX "StatisticSnapshot_code_key" ON "StatisticSnapshot"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Volunteer_cardNumber_key" ON "Volunteer"("cardNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Volunteer_userId_key" ON "Volunteer"("userId");

-- CreateIndex
CREATE INDEX "Volunteer_birthDate_idx" ON "Volunteer"("birthDate");

-- CreateIndex
CREATE INDEX "Volunteer_unitId_idx" ON "Volunteer"("unitId");

-- CreateIndex
CREATE INDEX "Volunteer_createdAt_id_idx" ON "Volunteer"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Membership_volunteerId_idx" ON "Membership"("volunteerId");

-- CreateIndex
CREATE INDEX "Membership_centreId_idx" ON "Membership"("centreId");

-- CreateIndex
CREATE INDEX "Membership_organisationId_idx" ON "Membership"("organisationId");

-- CreateIndex
CREATE INDEX "Guardian_volunteerId_idx" ON "Guardian"("volunteerId");

-- CreateIndex
CREATE INDEX "Consent_volunteerId_kind_idx" ON "Consent"("volunteerId", "kind");

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountToken" ADD CONSTRAINT "AccountToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_kindId_fkey" FOREIGN KEY ("kindId") REFERENCES "AwardKind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InformalTitle" ADD CONSTRAINT "InformalTitle_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InformalTitle" ADD CONSTRAINT "InformalTitle_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InformalTitle" ADD CONSTRAINT "InformalTitle_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Centre" ADD CONSTRAINT "Centre_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Centre" ADD CONSTRAINT "Centre_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_hostOrganisationId_fkey" FOREIGN KEY ("hostOrganisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaSpeaker" ADD CONSTRAINT "AgendaSpeaker_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaSpeaker" ADD CONSTRAINT "AgendaSpeaker_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftSkill" ADD CONSTRAINT "ShiftSkill_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftSkill" ADD CONSTRAINT "ShiftSkill_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Memorandum" ADD CONSTRAINT "Memorandum_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "MemorandumSubject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Memorandum" ADD CONSTRAINT "Memorandum_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Memorandum" ADD CONSTRAINT "Memorandum_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemorandumParty" ADD CONSTRAINT "MemorandumParty_memorandumId_fkey" FOREIGN KEY ("memorandumId") REFERENCES "Memorandum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemorandumParty" ADD CONSTRAINT "MemorandumParty_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_memorandumId_fkey" FOREIGN KEY ("memorandumId") REFERENCES "Memorandum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsItem" ADD CONSTRAINT "NewsItem_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsTranslation" ADD CONSTRAINT "NewsTranslation_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NewsCounters" ADD CONSTRAINT "NewsCounters_newsId_fkey" FOREIGN KEY ("newsId") REFERENCES "NewsItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_legalFormId_fkey" FOREIGN KEY ("legalFormId") REFERENCES "LegalForm"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_logoId_fkey" FOREIGN KEY ("logoId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonPosition" ADD CONSTRAINT "PersonPosition_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonPosition" ADD CONSTRAINT "PersonPosition_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_companionId_fkey" FOREIGN KEY ("companionId") REFERENCES "Volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipationChange" ADD CONSTRAINT "ParticipationChange_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Volunteer" ADD CONSTRAINT "Volunteer_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Volunteer" ADD CONSTRAINT "Volunteer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerDirection" ADD CONSTRAINT "VolunteerDirection_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerDirection" ADD CONSTRAINT "VolunteerDirection_directionId_fkey" FOREIGN KEY ("directionId") REFERENCES "Direction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerSkill" ADD CONSTRAINT "VolunteerSkill_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerSkill" ADD CONSTRAINT "VolunteerSkill_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardian" ADD CONSTRAINT "Guardian_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_guardianId_fkey" FOREIGN KEY ("guardianId") REFERENCES "Guardian"("id") ON DELETE SET NULL ON UPDATE CASCADE;
