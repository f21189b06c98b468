-- A held place says why and until when; no other status does.
ALTER TABLE "Participation"
  ADD CONSTRAINT "Participation_held_while_offered"
    CHECK (("status" = 'offered') = ("heldFor" IS NOT NULL) AND ("status" = 'offered') = ("heldUntil" IS NOT NULL)),
  ADD CONSTRAINT "Participation_lineCode_shape" CHECK ("lineCode" IS NULL OR "lineCode" ~ '^[0-9]{4}$'),
  ADD CONSTRAINT "Participation_linkVersion_range" CHECK ("linkVersion" > 0);
-- What the worker looks for every few seconds.
CREATE INDEX "Participation_held" ON "Participation" ("heldUntil") WHERE "status" = 'offered';
CREATE INDEX "ShiftNotice_untold" ON "ShiftNotice" ("dueAt") WHERE "toldAt" IS NULL;
-- One notice waits for a person and shift: the first edit keeps what they knew.
CREATE UNIQUE INDEX "ShiftNotice_one_untold" ON "ShiftNotice" ("participationId") WHERE "toldAt" IS NULL;

ALTER TABLE "SignUpGroup"
  ADD CONSTRAINT "SignUpGroup_locale_known" CHECK ("locale" IN ('kk', 'ru', 'en')),
  ADD CONSTRAINT "SignUpGroup_reachable" CHECK (num_nonnulls("email", "phone") > 0),
  ADD CONSTRAINT "SignUpGroup_phone_e164" CHECK ("phone" IS NULL OR "phone" ~ '^\+[1-9][0-9]{6,14}$');

-- R7, R8: marks and hours are only ever added to.
ALTER TABLE "AttendanceStep" ADD CONSTRAINT "AttendanceStep_times" CHECK ("outAt" IS NULL OR "inAt" IS NULL OR "outAt" >= "inAt");
CREATE TRIGGER "AttendanceStep_append_only" BEFORE UPDATE ON "AttendanceStep"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
ALTER TABLE "HourClaim"
  ADD CONSTRAINT "HourClaim_minutes_range" CHECK ("minutes" BETWEEN 1 AND 1440),
  ADD CONSTRAINT "HourClaim_decided_has_time" CHECK (("state" = 'pending') = ("decidedAt" IS NULL));

-- One paper that is valid for one piece of work.
CREATE UNIQUE INDEX "Certificate_one_valid" ON "Certificate" ("participationId") WHERE "participationId" IS NOT NULL AND "revokedAt" IS NULL;
ALTER TABLE "Certificate"
  ADD CONSTRAINT "Certificate_minutes_range" CHECK ("minutes" >= 0),
  ADD CONSTRAINT "Certificate_period" CHECK ("periodTo" >= "periodFrom"),
  ADD CONSTRAINT "Certificate_revoked_has_reason" CHECK (("revokedAt" IS NULL) = ("revokeReason" = ''));

ALTER TABLE "OutboxMessage"
  ADD CONSTRAINT "OutboxMessage_told_by_somebody" CHECK ("state" <> 'told' OR ("toldAt" IS NOT NULL AND "toldById" IS NOT NULL)),
  ADD CONSTRAINT "OutboxMessage_reachable" CHECK ("recipient" <> '' OR "state" IN ('toCall', 'told'));
CREATE INDEX "OutboxMessage_to_call" ON "OutboxMessage" ("participationId") WHERE "state" IN ('toCall', 'bounced', 'failed');

ALTER TABLE "Job" ADD CONSTRAINT "Job_progress" CHECK ("done" BETWEEN 0 AND "total" OR "total" = 0);
-- A guest of the public form can be found by who made the card only through the roster; a merged card is never used again.
ALTER TABLE "Volunteer" ADD CONSTRAINT "Volunteer_merged_elsewhere" CHECK ("mergedIntoId" IS NULL OR "mergedIntoId" <> "id");
ALTER TABLE "ConsentRequest" ADD CONSTRAINT "ConsentRequest_answered_whole" CHECK (("answeredAt" IS NULL) = ("hasConsented" IS NULL));
