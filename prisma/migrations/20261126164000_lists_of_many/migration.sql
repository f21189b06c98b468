-- The centres of a person's open memberships beside the name: a list of a great centre is found by one index instead of by joining
-- its members to everybody who fits. Kept by a trigger, whoever writes the memberships.
ALTER TABLE "Volunteer" ADD COLUMN "centreIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

CREATE FUNCTION keep_centres() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  FOR person IN
    SELECT DISTINCT id FROM unnest(ARRAY[
      CASE WHEN TG_OP <> 'DELETE' THEN NEW."volunteerId" END,
      CASE WHEN TG_OP <> 'INSERT' THEN OLD."volunteerId" END]) AS touched(id) WHERE id IS NOT NULL
  LOOP
    -- Two memberships of one person written at once: the second waits here and then sees the first.
    PERFORM FROM "Volunteer" WHERE "id" = person FOR NO KEY UPDATE;
    UPDATE "Volunteer" v SET "centreIds" = live.ids
    FROM (
      SELECT coalesce(array_agg(DISTINCT "centreId" ORDER BY "centreId"), ARRAY[]::uuid[]) AS ids
      FROM "Membership" WHERE "volunteerId" = person AND "endedOn" IS NULL AND "centreId" IS NOT NULL) live
    WHERE v."id" = person AND v."centreIds" IS DISTINCT FROM live.ids;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Membership_centres" AFTER INSERT OR UPDATE OR DELETE ON "Membership"
  FOR EACH ROW EXECUTE FUNCTION keep_centres();

UPDATE "Volunteer" v SET "centreIds" = live.ids
FROM (
  SELECT "volunteerId", array_agg(DISTINCT "centreId" ORDER BY "centreId") AS ids
  FROM "Membership" WHERE "endedOn" IS NULL AND "centreId" IS NOT NULL GROUP BY "volunteerId") live
WHERE v."id" = live."volunteerId";

-- Serves a search within centres and in the whole region alike.
DROP INDEX "Volunteer_searchPlain_trgm";
CREATE INDEX "Volunteer_centres_search" ON "Volunteer" USING gin ("centreIds", "searchPlain" gin_trgm_ops);

-- Consents taken back lately, and grown-ups whose guardian's consent still stands.
CREATE INDEX "Consent_withdrawn" ON "Consent" ("withdrawnAt", "volunteerId") WHERE "withdrawnAt" IS NOT NULL;
CREATE INDEX "Volunteer_guardian_consent" ON "Volunteer" ("birthDate", "id") WHERE "hasGuardianConsent";

-- Histories by what was done, and claims of the whole region in the order their lists have.
CREATE INDEX "AuditEntry_action_at_id" ON "AuditEntry" ("action", "at" DESC, "id" DESC);
CREATE INDEX "HourClaim_pending" ON "HourClaim" ("createdAt", "id") WHERE "state" = 'pending';
CREATE INDEX "HourClaim_decided" ON "HourClaim" ("decidedAt" DESC, "id" DESC) WHERE "state" <> 'pending';
