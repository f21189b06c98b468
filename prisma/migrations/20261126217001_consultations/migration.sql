-- CreateEnum
CREATE TYPE "ConsultationState" AS ENUM ('new', 'assigned', 'waiting', 'answered', 'closed', 'spam');

-- CreateEnum
CREATE TYPE "ConsultationMessageKind" AS ENUM ('asker', 'answer', 'clarification', 'note');

-- CreateTable
CREATE TABLE "ConsultationTopic" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ConsultationTopic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsultationNumber" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "ConsultationNumber_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "ConsultationRequest" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "ConsultationState" NOT NULL DEFAULT 'new',
    "topicId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "askerName" TEXT NOT NULL DEFAULT '',
    "askerEmail" TEXT,
    "askerPhone" TEXT,
    "askerUserId" UUID,
    "consentVersion" TEXT NOT NULL,
    "consentHash" TEXT NOT NULL,
    "consentAt" TIMESTAMPTZ(3) NOT NULL,
    "centreId" UUID,
    "assigneeId" UUID,
    "dueOn" DATE,
    "firstAnswerAt" TIMESTAMPTZ(3),
    "lastWordAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "isHelpful" BOOLEAN,
    "mergedIntoId" UUID,
    "forgottenAt" TIMESTAMPTZ(3),
    "searchKey" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "linkVersion" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConsultationRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsultationMessage" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "ConsultationMessageKind" NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsultationMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FaqEntry" (
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 100,
    "questionKk" TEXT NOT NULL DEFAULT '',
    "questionRu" TEXT NOT NULL DEFAULT '',
    "questionEn" TEXT NOT NULL DEFAULT '',
    "answerKk" TEXT NOT NULL DEFAULT '',
    "answerRu" TEXT NOT NULL DEFAULT '',
    "answerEn" TEXT NOT NULL DEFAULT '',
    "isPublicKk" BOOLEAN NOT NULL DEFAULT false,
    "isPublicRu" BOOLEAN NOT NULL DEFAULT false,
    "isPublicEn" BOOLEAN NOT NULL DEFAULT false,
    "link" TEXT NOT NULL DEFAULT '',
    "helpedYes" INTEGER NOT NULL DEFAULT 0,
    "helpedNo" INTEGER NOT NULL DEFAULT 0,
    "requestId" UUID,
    "searchKeyKk" TEXT NOT NULL DEFAULT '',
    "searchKeyRu" TEXT NOT NULL DEFAULT '',
    "searchKeyEn" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FaqEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Office" (
    "code" TEXT NOT NULL,
    "addressKk" TEXT NOT NULL DEFAULT '',
    "addressRu" TEXT NOT NULL DEFAULT '',
    "addressEn" TEXT NOT NULL DEFAULT '',
    "transportKk" TEXT NOT NULL DEFAULT '',
    "transportRu" TEXT NOT NULL DEFAULT '',
    "transportEn" TEXT NOT NULL DEFAULT '',
    "accessibilityKk" TEXT NOT NULL DEFAULT '',
    "accessibilityRu" TEXT NOT NULL DEFAULT '',
    "accessibilityEn" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "email" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Office_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "OfficeDay" (
    "weekday" INTEGER NOT NULL,
    "opensAt" TEXT NOT NULL,
    "closesAt" TEXT NOT NULL,
    "breakFrom" TEXT,
    "breakTo" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "OfficeDay_pkey" PRIMARY KEY ("weekday")
);

-- CreateTable
CREATE TABLE "OfficeException" (
    "day" DATE NOT NULL,
    "isClosed" BOOLEAN NOT NULL,
    "opensAt" TEXT,
    "closesAt" TEXT,
    "reasonKk" TEXT NOT NULL,
    "reasonRu" TEXT NOT NULL,
    "reasonEn" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OfficeException_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "OfficePerson" (
    "id" UUID NOT NULL,
    "state" "PublicState" NOT NULL DEFAULT 'draft',
    "position" INTEGER NOT NULL DEFAULT 100,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL DEFAULT '',
    "jobKk" TEXT NOT NULL,
    "jobRu" TEXT NOT NULL,
    "jobEn" TEXT NOT NULL DEFAULT '',
    "helpsKk" TEXT NOT NULL DEFAULT '',
    "helpsRu" TEXT NOT NULL DEFAULT '',
    "helpsEn" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[],
    "phone" TEXT,
    "email" TEXT,
    "photoId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfficePerson_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConsultationTopic_code_key" ON "ConsultationTopic"("code");

-- CreateIndex
CREATE INDEX "ConsultationRequest_state_dueOn_id_idx" ON "ConsultationRequest"("state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "ConsultationRequest_centreId_state_idx" ON "ConsultationRequest"("centreId", "state");

-- CreateIndex
CREATE INDEX "ConsultationRequest_assigneeId_idx" ON "ConsultationRequest"("assigneeId");

-- CreateIndex
CREATE INDEX "ConsultationRequest_askerEmail_idx" ON "ConsultationRequest"("askerEmail");

-- CreateIndex
CREATE INDEX "ConsultationRequest_askerUserId_idx" ON "ConsultationRequest"("askerUserId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsultationRequest_year_number_key" ON "ConsultationRequest"("year", "number");

-- CreateIndex
CREATE INDEX "ConsultationMessage_requestId_createdAt_idx" ON "ConsultationMessage"("requestId", "createdAt");

-- CreateIndex
CREATE INDEX "FaqEntry_topicId_position_idx" ON "FaqEntry"("topicId", "position");

-- AddForeignKey
ALTER TABLE "ConsultationRequest" ADD CONSTRAINT "ConsultationRequest_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "ConsultationTopic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationRequest" ADD CONSTRAINT "ConsultationRequest_askerUserId_fkey" FOREIGN KEY ("askerUserId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationRequest" ADD CONSTRAINT "ConsultationRequest_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationRequest" ADD CONSTRAINT "ConsultationRequest_centreId_fkey" FOREIGN KEY ("centreId") REFERENCES "Centre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationRequest" ADD CONSTRAINT "ConsultationRequest_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "ConsultationRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationMessage" ADD CONSTRAINT "ConsultationMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultationRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationMessage" ADD CONSTRAINT "ConsultationMessage_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaqEntry" ADD CONSTRAINT "FaqEntry_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "ConsultationTopic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaqEntry" ADD CONSTRAINT "FaqEntry_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ConsultationRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficePerson" ADD CONSTRAINT "OfficePerson_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "ConsultationNumber" ADD CONSTRAINT "ConsultationNumber_last_range" CHECK ("last" > 0);
ALTER TABLE "ConsultationRequest"
  ADD CONSTRAINT "ConsultationRequest_number_range" CHECK ("number" > 0 AND "year" BETWEEN 2020 AND 2200),
  ADD CONSTRAINT "ConsultationRequest_locale_known" CHECK ("locale" IN ('kk', 'ru', 'en')),
  ADD CONSTRAINT "ConsultationRequest_phone_e164" CHECK ("askerPhone" IS NULL OR "askerPhone" ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT "ConsultationRequest_closed_has_time" CHECK (("state" IN ('closed', 'spam')) = ("closedAt" IS NOT NULL)),
  -- A day to answer by stands only where the office is expected to speak.
  ADD CONSTRAINT "ConsultationRequest_due_when_open" CHECK (("state" IN ('new', 'assigned')) = ("dueOn" IS NOT NULL)),
  ADD CONSTRAINT "ConsultationRequest_not_into_itself" CHECK ("mergedIntoId" IS NULL OR "mergedIntoId" <> "id"),
  -- Nothing personal is left where it was forgotten, whatever the code does.
  ADD CONSTRAINT "ConsultationRequest_forgotten_is_empty" CHECK ("forgottenAt" IS NULL
    OR ("askerName" = '' AND "askerEmail" IS NULL AND "askerPhone" IS NULL AND "askerUserId" IS NULL AND "question" = ''));
CREATE INDEX "ConsultationRequest_searchKey_trgm" ON "ConsultationRequest" USING gin ("searchKey" gin_trgm_ops);
CREATE INDEX "ConsultationRequest_to_forget" ON "ConsultationRequest" ("closedAt") WHERE "forgottenAt" IS NULL;

-- kk and ru are required to publish, each language speaks for itself (R13).
ALTER TABLE "FaqEntry"
  ADD CONSTRAINT "FaqEntry_published_languages" CHECK (NOT ("isPublicKk" OR "isPublicRu" OR "isPublicEn")
    OR ("questionKk" <> '' AND "answerKk" <> '' AND "questionRu" <> '' AND "answerRu" <> '')),
  ADD CONSTRAINT "FaqEntry_published_english" CHECK (NOT "isPublicEn" OR ("questionEn" <> '' AND "answerEn" <> '')),
  ADD CONSTRAINT "FaqEntry_helped_range" CHECK ("helpedYes" >= 0 AND "helpedNo" >= 0),
  ADD CONSTRAINT "FaqEntry_link_inside" CHECK ("link" = '' OR "link" ~ '^/[a-z0-9/?=#-]*$');

ALTER TABLE "Office" ADD CONSTRAINT "Office_phone_e164" CHECK ("phone" IS NULL OR "phone" ~ '^\+[1-9][0-9]{6,14}$');
ALTER TABLE "OfficeDay"
  ADD CONSTRAINT "OfficeDay_weekday_range" CHECK ("weekday" BETWEEN 1 AND 7),
  ADD CONSTRAINT "OfficeDay_times" CHECK ("opensAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closesAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    AND "opensAt" < "closesAt"),
  ADD CONSTRAINT "OfficeDay_break" CHECK (num_nonnulls("breakFrom", "breakTo") = 0
    OR ("breakFrom" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "breakTo" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
      AND "opensAt" < "breakFrom" AND "breakFrom" < "breakTo" AND "breakTo" < "closesAt"));
ALTER TABLE "OfficeException"
  ADD CONSTRAINT "OfficeException_times" CHECK (CASE WHEN "isClosed" THEN num_nonnulls("opensAt", "closesAt") = 0
    ELSE "opensAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closesAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "opensAt" < "closesAt" END);
ALTER TABLE "OfficePerson"
  ADD CONSTRAINT "OfficePerson_phone_e164" CHECK ("phone" IS NULL OR "phone" ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT "OfficePerson_names_present" CHECK ("nameKk" <> '' AND "nameRu" <> '' AND "jobKk" <> '' AND "jobRu" <> '');
