-- A correction of work that was no shift of the portal has to say which row it corrects (R8).
ALTER TABLE "HourEntry" ADD COLUMN "correctsId" UUID;
CREATE INDEX "HourEntry_correctsId_idx" ON "HourEntry"("correctsId");
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "HourEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A shift's hours are given to a person once; whatever changes them later is a correction with its reason.
CREATE UNIQUE INDEX "HourEntry_one_first" ON "HourEntry" ("participationId") WHERE "participationId" IS NOT NULL AND "source" <> 'correction';
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_corrected_has_reason" CHECK ("source" <> 'correction' OR "reason" <> '');
