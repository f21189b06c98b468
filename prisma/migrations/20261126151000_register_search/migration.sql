-- DropIndex
DROP INDEX "Volunteer_createdAt_id_idx";

-- AlterTable
ALTER TABLE "Volunteer" ADD COLUMN     "hasDataConsent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hasGuardianConsent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hasGuardianPublishing" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hasPublishingConsent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lastWorkedOn" DATE,
ADD COLUMN     "searchPlain" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Volunteer_createdAt_id_idx" ON "Volunteer"("createdAt", "id");

-- CreateIndex
CREATE INDEX "VolunteerDirection_directionId_volunteerId_idx" ON "VolunteerDirection"("directionId", "volunteerId");

-- CreateIndex
CREATE INDEX "VolunteerSkill_skillId_volunteerId_idx" ON "VolunteerSkill"("skillId", "volunteerId");

-- Where the database has the locale C, pg_trgm takes no letter but ASCII for one, and an index of Cyrillic keys finds nothing.
CREATE FUNCTION plain_key("key" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate("key", 'абвгдежзиклмнопрстуфхцчшщэюя', 'abvgdejziklmnoprstufhcqwwexy')
$$;
CREATE FUNCTION keep_plain_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchPlain" = plain_key(NEW."searchKey");
  RETURN NEW;
END
$$;
CREATE TRIGGER "Volunteer_plain_key" BEFORE INSERT OR UPDATE ON "Volunteer"
  FOR EACH ROW EXECUTE FUNCTION keep_plain_key();
UPDATE "Volunteer" SET "searchPlain" = plain_key("searchKey");
DROP INDEX "Volunteer_searchKey_trgm";
CREATE INDEX "Volunteer_searchPlain_trgm" ON "Volunteer" USING gin ("searchPlain" gin_trgm_ops);

-- Any four digits of a phone; members of a centre; the orders a register stands in.
CREATE INDEX "Volunteer_phone_trgm" ON "Volunteer" USING gin ("phone" gin_trgm_ops) WHERE "phone" IS NOT NULL;
CREATE INDEX "Volunteer_languages" ON "Volunteer" USING gin ("languages");
CREATE INDEX "Volunteer_active_id" ON "Volunteer" ((coalesce("lastWorkedOn", '-infinity'::date)), "id");
CREATE INDEX "Volunteer_status_id" ON "Volunteer" ("status", "id") WHERE NOT "isGuest" AND "mergedIntoId" IS NULL;
CREATE INDEX "Volunteer_no_data_consent" ON "Volunteer" ("birthDate", "id") WHERE NOT "hasDataConsent";
CREATE INDEX "Volunteer_no_guardian_consent" ON "Volunteer" ("birthDate", "id") WHERE NOT "hasGuardianConsent";
CREATE INDEX "Membership_open_of_centre" ON "Membership" ("centreId", "volunteerId") WHERE "endedOn" IS NULL;

-- Copies for lists. They follow the consents and the hours, whoever writes those.
CREATE FUNCTION keep_consent_flags() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  FOR person IN
    SELECT DISTINCT id FROM unnest(ARRAY[
      CASE WHEN TG_OP <> 'DELETE' THEN NEW."volunteerId" END,
      CASE WHEN TG_OP <> 'INSERT' THEN OLD."volunteerId" END]) AS touched(id) WHERE id IS NOT NULL
  LOOP
    UPDATE "Volunteer" v SET
      "hasDataConsent" = live.own, "hasGuardianConsent" = live.guardian,
      "hasPublishingConsent" = live.publishing, "hasGuardianPublishing" = live."guardianPublishing"
    FROM (
      SELECT coalesce(bool_or("kind" = 'personalData'), false) AS own,
        coalesce(bool_or("kind" = 'personalData' AND "guardianId" IS NOT NULL), false) AS guardian,
        coalesce(bool_or("kind" = 'publishing'), false) AS publishing,
        coalesce(bool_or("kind" = 'publishing' AND "guardianId" IS NOT NULL), false) AS "guardianPublishing"
      FROM "Consent" WHERE "volunteerId" = person AND "withdrawnAt" IS NULL) live
    WHERE v."id" = person AND (v."hasDataConsent", v."hasGuardianConsent", v."hasPublishingConsent", v."hasGuardianPublishing")
      IS DISTINCT FROM (live.own, live.guardian, live.publishing, live."guardianPublishing");
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Consent_flags" AFTER INSERT OR UPDATE OR DELETE ON "Consent"
  FOR EACH ROW EXECUTE FUNCTION keep_consent_flags();

CREATE FUNCTION keep_last_worked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."minutes" > 0 AND NOT (NEW."source" = 'selfReported' AND NEW."confirmedAt" IS NULL) THEN
      UPDATE "Volunteer" SET "lastWorkedOn" = NEW."workedOn"
      WHERE "id" = NEW."volunteerId" AND ("lastWorkedOn" IS NULL OR "lastWorkedOn" < NEW."workedOn");
    END IF;
    RETURN NULL;
  END IF;
  FOR person IN
    SELECT DISTINCT id FROM unnest(ARRAY[CASE WHEN TG_OP = 'UPDATE' THEN NEW."volunteerId" END, OLD."volunteerId"]) AS touched(id)
    WHERE id IS NOT NULL
  LOOP
    UPDATE "Volunteer" v SET "lastWorkedOn" = worked."on"
    FROM (
      SELECT max("workedOn") AS "on" FROM "HourEntry"
      WHERE "volunteerId" = person AND "minutes" > 0 AND NOT ("source" = 'selfReported' AND "confirmedAt" IS NULL)) worked
    WHERE v."id" = person AND v."lastWorkedOn" IS DISTINCT FROM worked."on";
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "HourEntry_last_worked" AFTER INSERT OR UPDATE OR DELETE ON "HourEntry"
  FOR EACH ROW EXECUTE FUNCTION keep_last_worked();

UPDATE "Volunteer" v SET
  "hasDataConsent" = live.own, "hasGuardianConsent" = live.guardian,
  "hasPublishingConsent" = live.publishing, "hasGuardianPublishing" = live."guardianPublishing"
FROM (
  SELECT "volunteerId", bool_or("kind" = 'personalData') AS own,
    bool_or("kind" = 'personalData' AND "guardianId" IS NOT NULL) AS guardian, bool_or("kind" = 'publishing') AS publishing,
    bool_or("kind" = 'publishing' AND "guardianId" IS NOT NULL) AS "guardianPublishing"
  FROM "Consent" WHERE "withdrawnAt" IS NULL GROUP BY "volunteerId") live
WHERE v."id" = live."volunteerId";
UPDATE "Volunteer" v SET "lastWorkedOn" = worked."on"
FROM (
  SELECT "volunteerId", max("workedOn") AS "on" FROM "HourEntry"
  WHERE "minutes" > 0 AND NOT ("source" = 'selfReported' AND "confirmedAt" IS NULL) GROUP BY "volunteerId") worked
WHERE v."id" = worked."volunteerId";
