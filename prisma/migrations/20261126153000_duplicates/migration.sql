-- CreateEnum
CREATE TYPE "DuplicateState" AS ENUM ('open', 'notSame', 'merged');

-- CreateTable
CREATE TABLE "DuplicatePair" (
    "id" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[],
    "state" "DuplicateState" NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "foundAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DuplicatePair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DuplicateSearch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "cardId" UUID NOT NULL,

    CONSTRAINT "DuplicateSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Merge" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "pairId" UUID,
    "mergedById" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "journal" TEXT NOT NULL,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DuplicatePair_state_score_id_idx" ON "DuplicatePair"("state", "score" DESC, "id");

-- CreateIndex
CREATE INDEX "DuplicatePair_otherId_idx" ON "DuplicatePair"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicatePair_oneId_otherId_key" ON "DuplicatePair"("oneId", "otherId");

-- CreateIndex
CREATE INDEX "Merge_fromId_idx" ON "Merge"("fromId");

-- CreateIndex
CREATE INDEX "Merge_intoId_idx" ON "Merge"("intoId");

-- CreateIndex
CREATE INDEX "Merge_pairId_idx" ON "Merge"("pairId");

-- CreateIndex
CREATE INDEX "Volunteer_mergedIntoId_idx" ON "Volunteer"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Volunteer_updatedAt_id_idx" ON "Volunteer"("updatedAt", "id");

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "DuplicatePair"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "DuplicatePair"
  ADD CONSTRAINT "DuplicatePair_ordered" CHECK ("oneId" < "otherId"),
  ADD CONSTRAINT "DuplicatePair_score_range" CHECK ("score" BETWEEN 1 AND 100),
  ADD CONSTRAINT "DuplicatePair_decided_by_somebody" CHECK (("state" = 'open') = ("decidedAt" IS NULL));
ALTER TABLE "DuplicateSearch" ADD CONSTRAINT "DuplicateSearch_one_row" CHECK ("id" = 1);
ALTER TABLE "Merge"
  ADD CONSTRAINT "Merge_two_cards" CHECK ("fromId" <> "intoId"),
  ADD CONSTRAINT "Merge_undone_by_somebody" CHECK (("undoneAt" IS NULL) = ("undoneById" IS NULL));
-- A card turns out to be another one once at a time.
CREATE UNIQUE INDEX "Merge_one_standing" ON "Merge" ("fromId") WHERE "undoneAt" IS NULL;
-- People of the same folded name, found without reading the register.
CREATE INDEX "Volunteer_searchKey" ON "Volunteer" ("searchKey");

-- R8, R18: an entry of the ledger stays as it was written. Whose card it stands on follows a merge that is on record, and its undo;
-- nothing else can move it, and the application cannot update the table at all but by this function.
CREATE FUNCTION refuse_hours_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'volunteerId' = to_jsonb(OLD) - 'volunteerId' AND EXISTS (
    SELECT FROM "Merge" m WHERE CASE WHEN m."undoneAt" IS NULL
      THEN m."fromId" = OLD."volunteerId" AND m."intoId" = NEW."volunteerId"
      ELSE m."intoId" = OLD."volunteerId" AND m."fromId" = NEW."volunteerId" END)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
DROP TRIGGER "HourEntry_append_only" ON "HourEntry";
CREATE TRIGGER "HourEntry_append_only" BEFORE UPDATE ON "HourEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_hours_change();

CREATE FUNCTION hours_follow_merge(merge_id uuid, entry_ids uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved integer;
BEGIN
  UPDATE "HourEntry" h
  SET "volunteerId" = CASE WHEN m."undoneAt" IS NULL THEN m."intoId" ELSE m."fromId" END
  FROM "Merge" m
  WHERE m."id" = merge_id AND h."id" = ANY(entry_ids)
    AND h."volunteerId" = CASE WHEN m."undoneAt" IS NULL THEN m."fromId" ELSE m."intoId" END;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END
$$;
