-- CreateEnum
CREATE TYPE "PromiseUnit" AS ENUM ('events', 'trainings', 'hours', 'people');

-- CreateEnum
CREATE TYPE "MemorandumDecisionKind" AS ENUM ('agreed', 'signedOff', 'signed', 'reopened', 'terminated', 'prolonged');

-- AlterTable
ALTER TABLE "Memorandum" ADD COLUMN     "bodyEn" JSONB NOT NULL DEFAULT '{"type":"doc","content":[]}',
ADD COLUMN     "bodyKk" JSONB NOT NULL DEFAULT '{"type":"doc","content":[]}',
ADD COLUMN     "bodyRu" JSONB NOT NULL DEFAULT '{"type":"doc","content":[]}',
ADD COLUMN     "searchKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "textById" UUID;

-- AlterTable
ALTER TABLE "MemorandumParty" ADD COLUMN     "searchKey" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Obligation" ADD COLUMN     "partyId" UUID,
ADD COLUMN     "promised" INTEGER,
ADD COLUMN     "promisedUnit" "PromiseUnit";

-- CreateTable
CREATE TABLE "ObligationEvent" (
    "obligationId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "linkedById" UUID,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ObligationEvent_pkey" PRIMARY KEY ("obligationId","eventId")
);

-- CreateTable
CREATE TABLE "MemorandumDecision" (
    "id" UUID NOT NULL,
    "memorandumId" UUID NOT NULL,
    "kind" "MemorandumDecisionKind" NOT NULL,
    "partyId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "wording" JSONB,
    "madeById" UUID,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemorandumDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemorandumAddendum" (
    "id" UUID NOT NULL,
    "memorandumId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "previousUntil" DATE NOT NULL,
    "validUntil" DATE NOT NULL,
    "noteKk" TEXT NOT NULL DEFAULT '',
    "noteRu" TEXT NOT NULL DEFAULT '',
    "noteEn" TEXT NOT NULL DEFAULT '',
    "proposedById" UUID,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "isAccepted" BOOLEAN,

    CONSTRAINT "MemorandumAddendum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemorandumNotice" (
    "memorandumId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemorandumNotice_pkey" PRIMARY KEY ("memorandumId","key")
);

-- CreateIndex
CREATE INDEX "ObligationEvent_eventId_idx" ON "ObligationEvent"("eventId");

-- CreateIndex
CREATE INDEX "MemorandumDecision_memorandumId_madeAt_idx" ON "MemorandumDecision"("memorandumId", "madeAt");

-- CreateIndex
CREATE UNIQUE INDEX "MemorandumAddendum_memorandumId_number_key" ON "MemorandumAddendum"("memorandumId", "number");

-- CreateIndex
CREATE INDEX "Memorandum_state_publishedAt_id_idx" ON "Memorandum"("state", "publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "MemorandumParty_organisationId_idx" ON "MemorandumParty"("organisationId");

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "MemorandumParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObligationEvent" ADD CONSTRAINT "ObligationEvent_obligationId_fkey" FOREIGN KEY ("obligationId") REFERENCES "Obligation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObligationEvent" ADD CONSTRAINT "ObligationEvent_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemorandumDecision" ADD CONSTRAINT "MemorandumDecision_memorandumId_fkey" FOREIGN KEY ("memorandumId") REFERENCES "Memorandum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemorandumDecision" ADD CONSTRAINT "MemorandumDecision_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "MemorandumParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemorandumAddendum" ADD CONSTRAINT "MemorandumAddendum_memorandumId_fkey" FOREIGN KEY ("memorandumId") REFERENCES "Memorandum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemorandumNotice" ADD CONSTRAINT "MemorandumNotice_memorandumId_fkey" FOREIGN KEY ("memorandumId") REFERENCES "Memorandum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Found by their folded titles and sides. Rows from before get a key that is right for Cyrillic; the next save makes it exact.
UPDATE "Memorandum" SET "searchKey" = btrim(regexp_replace(
  translate(lower(("titleKk" || ' ' || "titleRu" || ' ' || "titleEn") COLLATE "und-x-icu"), 'ёәғқңөұүһійыъь', 'еагкноуухиии'), '[^[:alnum:]]+', ' ', 'g'));
UPDATE "MemorandumParty" SET "searchKey" = btrim(regexp_replace(
  translate(lower(("nameKk" || ' ' || "nameRu" || ' ' || "nameEn") COLLATE "und-x-icu"), 'ёәғқңөұүһійыъь', 'еагкноуухиии'), '[^[:alnum:]]+', ' ', 'g'));
CREATE INDEX "Memorandum_searchKey_trgm" ON "Memorandum" USING gin ("searchKey" gin_trgm_ops);
CREATE INDEX "MemorandumParty_searchKey_trgm" ON "MemorandumParty" USING gin ("searchKey" gin_trgm_ops);

ALTER TABLE "Obligation"
  ADD CONSTRAINT "Obligation_promise_whole" CHECK (("promised" IS NULL) = ("promisedUnit" IS NULL)),
  ADD CONSTRAINT "Obligation_promise_positive" CHECK ("promised" IS NULL OR "promised" > 0);

-- One agreement, one signing and one sign-off of a side count at a time.
CREATE UNIQUE INDEX "MemorandumDecision_one_agreement" ON "MemorandumDecision" ("memorandumId")
  WHERE "kind" = 'agreed' AND "voidedAt" IS NULL;
CREATE UNIQUE INDEX "MemorandumDecision_one_signing" ON "MemorandumDecision" ("memorandumId")
  WHERE "kind" = 'signed' AND "voidedAt" IS NULL;
CREATE UNIQUE INDEX "MemorandumDecision_one_sign_off" ON "MemorandumDecision" ("memorandumId", "partyId")
  WHERE "kind" = 'signedOff' AND "voidedAt" IS NULL;
ALTER TABLE "MemorandumDecision"
  ADD CONSTRAINT "MemorandumDecision_reopened_with_reason" CHECK ("kind" <> 'reopened' OR "note" <> '');

-- R21: whoever wrote a memorandum does not decide about it, whatever the application asks for.
CREATE FUNCTION refuse_own_memorandum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."kind" IN ('agreed', 'signedOff', 'signed') AND EXISTS (
    SELECT FROM "Memorandum" m WHERE m."id" = NEW."memorandumId" AND NEW."madeById" IN (m."createdById", m."textById")
  ) THEN
    RAISE EXCEPTION 'the author of a memorandum does not decide about it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "MemorandumDecision_not_by_author" BEFORE INSERT ON "MemorandumDecision"
  FOR EACH ROW EXECUTE FUNCTION refuse_own_memorandum();

-- A decision stays as it was made; it can only become void, once.
CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."kind" <> OLD."kind" OR NEW."madeById" IS DISTINCT FROM OLD."madeById" OR NEW."madeAt" <> OLD."madeAt"
    OR NEW."note" <> OLD."note" OR NEW."wording" IS DISTINCT FROM OLD."wording"
    OR NEW."memorandumId" <> OLD."memorandumId" OR OLD."voidedAt" IS NOT NULL AND NEW."voidedAt" IS DISTINCT FROM OLD."voidedAt"
  THEN
    RAISE EXCEPTION 'a decision is not changed, only voided' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "MemorandumDecision_only_voided" BEFORE UPDATE ON "MemorandumDecision"
  FOR EACH ROW EXECUTE FUNCTION refuse_decision_change();

-- One proposal waits at a time; another person decides it; a term only grows.
CREATE UNIQUE INDEX "MemorandumAddendum_one_open" ON "MemorandumAddendum" ("memorandumId") WHERE "decidedAt" IS NULL;
ALTER TABLE "MemorandumAddendum"
  ADD CONSTRAINT "MemorandumAddendum_longer" CHECK ("validUntil" > "previousUntil"),
  ADD CONSTRAINT "MemorandumAddendum_decided_whole" CHECK (("decidedAt" IS NULL) = ("isAccepted" IS NULL)),
  ADD CONSTRAINT "MemorandumAddendum_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById");
