-- What the schema language cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Lists sort by the language's own alphabet.
ALTER TABLE "Unit" ALTER COLUMN "nameKk" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "nameRu" TYPE text COLLATE "ru-x-icu", ALTER COLUMN "nameEn" TYPE text COLLATE "en-x-icu";
ALTER TABLE "Centre" ALTER COLUMN "nameKk" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "nameRu" TYPE text COLLATE "ru-x-icu", ALTER COLUMN "nameEn" TYPE text COLLATE "en-x-icu";
ALTER TABLE "Organisation" ALTER COLUMN "nameKk" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "nameRu" TYPE text COLLATE "ru-x-icu", ALTER COLUMN "nameEn" TYPE text COLLATE "en-x-icu";
ALTER TABLE "Person" ALTER COLUMN "nameKk" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "nameRu" TYPE text COLLATE "ru-x-icu", ALTER COLUMN "nameEn" TYPE text COLLATE "en-x-icu";
ALTER TABLE "Award" ALTER COLUMN "recipientKk" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "recipientRu" TYPE text COLLATE "ru-x-icu", ALTER COLUMN "recipientEn" TYPE text COLLATE "en-x-icu";
-- People of both languages stand in one list: the Kazakh alphabet holds the Russian one.
ALTER TABLE "Volunteer" ALTER COLUMN "surname" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "givenName" TYPE text COLLATE "kk-x-icu", ALTER COLUMN "patronymic" TYPE text COLLATE "kk-x-icu";

CREATE INDEX "Centre_nameKk_id" ON "Centre" ("nameKk", "id");
CREATE INDEX "Centre_nameRu_id" ON "Centre" ("nameRu", "id");
CREATE INDEX "Centre_nameEn_id" ON "Centre" ("nameEn", "id");
CREATE INDEX "Volunteer_name_id" ON "Volunteer" ("surname", "givenName", "id");

-- Folded search (R16).
CREATE INDEX "Volunteer_searchKey_trgm" ON "Volunteer" USING gin ("searchKey" gin_trgm_ops);
CREATE INDEX "Centre_searchKey_trgm" ON "Centre" USING gin ("searchKey" gin_trgm_ops);
CREATE INDEX "Organisation_searchKey_trgm" ON "Organisation" USING gin ("searchKey" gin_trgm_ops);
CREATE INDEX "Event_searchKey_trgm" ON "Event" USING gin ("searchKey" gin_trgm_ops);
CREATE INDEX "NewsTranslation_searchKey_trgm" ON "NewsTranslation" USING gin ("searchKey" gin_trgm_ops);

-- R1: a shift can never hold more people than places, whatever the code does.
ALTER TABLE "Shift"
  ADD CONSTRAINT "Shift_places_range" CHECK ("places" BETWEEN 1 AND 10000),
  ADD CONSTRAINT "Shift_taken_range" CHECK ("taken" BETWEEN 0 AND "places"),
  ADD CONSTRAINT "Shift_waiting_range" CHECK ("waiting" >= 0),
  ADD CONSTRAINT "Shift_times" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "Shift_window" CHECK ("signUpOpensAt" IS NULL OR "signUpClosesAt" IS NULL OR "signUpClosesAt" > "signUpOpensAt");
CREATE UNIQUE INDEX "Participation_one_active" ON "Participation" ("shiftId", "volunteerId")
  WHERE "status" IN ('confirmed', 'waiting', 'offered');
ALTER TABLE "Participation"
  ADD CONSTRAINT "Participation_companion_is_another" CHECK ("companionId" IS NULL OR "companionId" <> "volunteerId");

ALTER TABLE "Event"
  ADD CONSTRAINT "Event_times" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "Event_window" CHECK ("signUpOpensAt" IS NULL OR "signUpClosesAt" IS NULL OR "signUpClosesAt" > "signUpOpensAt"),
  ADD CONSTRAINT "Event_minimumAge_range" CHECK ("minimumAge" IS NULL OR "minimumAge" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Event_cancelled_has_time" CHECK (("state" = 'cancelled') = ("cancelledAt" IS NOT NULL)),
  ADD CONSTRAINT "Event_published_has_time" CHECK ("state" <> 'published' OR "publishedAt" IS NOT NULL),
  -- kk and ru are required to publish (R13).
  ADD CONSTRAINT "Event_published_languages" CHECK ("state" <> 'published' OR ("titleKk" <> '' AND "titleRu" <> ''));
ALTER TABLE "AgendaItem"
  ADD CONSTRAINT "AgendaItem_times" CHECK ("endsAt" IS NULL OR "startsAt" IS NULL OR "endsAt" >= "startsAt"),
  ADD CONSTRAINT "AgendaItem_platform_range" CHECK ("platform" BETWEEN 0 AND 20);

ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_times" CHECK ("outAt" IS NULL OR ("inAt" IS NOT NULL AND "outAt" >= "inAt"));
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_minutes_range" CHECK ("minutes" BETWEEN -1440 AND 1440);

-- Membership: in one centre or one organisation; one open primary affiliation a person, so that the region's number is a sum.
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_one_body" CHECK (num_nonnulls("centreId", "organisationId") = 1),
  ADD CONSTRAINT "Membership_dates" CHECK ("endedOn" IS NULL OR "endedOn" >= "startedOn");
CREATE UNIQUE INDEX "Membership_one_primary" ON "Membership" ("volunteerId") WHERE "isPrimary" AND "endedOn" IS NULL;
CREATE UNIQUE INDEX "Membership_one_open_centre" ON "Membership" ("volunteerId", "centreId") WHERE "centreId" IS NOT NULL AND "endedOn" IS NULL;
CREATE UNIQUE INDEX "Membership_one_open_organisation" ON "Membership" ("volunteerId", "organisationId") WHERE "organisationId" IS NOT NULL AND "endedOn" IS NULL;

-- R17: only the given name is required; the identification number stays unique by its keyed hash.
CREATE UNIQUE INDEX "Volunteer_iinHash_unique" ON "Volunteer" ("iinHash") WHERE "iinHash" IS NOT NULL;
ALTER TABLE "Volunteer"
  ADD CONSTRAINT "Volunteer_givenName_present" CHECK ("givenName" <> ''),
  ADD CONSTRAINT "Volunteer_locale_known" CHECK ("locale" IN ('kk', 'ru', 'en')),
  ADD CONSTRAINT "Volunteer_phone_e164" CHECK ("phone" IS NULL OR "phone" ~ '^\+[1-9][0-9]{6,14}$'),
  ADD CONSTRAINT "Volunteer_iin_whole" CHECK (num_nonnulls("iinSealed", "iinHash", "iinLast4") IN (0, 3));
CREATE INDEX "Volunteer_phone" ON "Volunteer" ("phone") WHERE "phone" IS NOT NULL;
CREATE INDEX "Volunteer_email" ON "Volunteer" ("email") WHERE "email" IS NOT NULL;

-- Rights: the scope belongs to the role; nobody grants to themselves.
ALTER TABLE "RoleAssignment"
  ADD CONSTRAINT "RoleAssignment_scope" CHECK (
    CASE "role"
      WHEN 'coordinator' THEN "centreId" IS NOT NULL AND "organisationId" IS NULL
      WHEN 'representative' THEN "organisationId" IS NOT NULL AND "centreId" IS NULL
      ELSE "centreId" IS NULL AND "organisationId" IS NULL
    END),
  ADD CONSTRAINT "RoleAssignment_not_to_oneself" CHECK ("grantedById" IS NULL OR "grantedById" <> "userId"),
  ADD CONSTRAINT "RoleAssignment_dates" CHECK ("validTo" IS NULL OR "validTo" > "validFrom");
ALTER TABLE "User" ADD CONSTRAINT "User_email_plain" CHECK ("email" = lower("email") AND "email" ~ '^[ -~]+$');

-- R11
ALTER TABLE "Award"
  ADD CONSTRAINT "Award_one_recipient" CHECK (num_nonnulls("volunteerId", "personId", "organisationId") = 1),
  ADD CONSTRAINT "Award_issued_has_number" CHECK ("state" = 'draft' OR "number" IS NOT NULL),
  ADD CONSTRAINT "Award_revoked_has_time" CHECK (("state" = 'revoked') = ("revokedAt" IS NOT NULL)),
  ADD CONSTRAINT "Award_number_range" CHECK ("number" IS NULL OR "number" > 0),
  ADD CONSTRAINT "Award_year_range" CHECK ("year" BETWEEN 1991 AND 2200);
ALTER TABLE "InformalTitle" ADD CONSTRAINT "InformalTitle_one_holder" CHECK (num_nonnulls("volunteerId", "personId", "organisationId") = 1);

-- R12
ALTER TABLE "Memorandum"
  ADD CONSTRAINT "Memorandum_dates" CHECK ("validUntil" IS NULL OR "signedOn" IS NULL OR "validUntil" >= "signedOn"),
  ADD CONSTRAINT "Memorandum_signed_when_dated" CHECK ("signedOn" IS NULL OR "isSigned"),
  ADD CONSTRAINT "Memorandum_published_languages" CHECK ("state" <> 'published' OR ("titleKk" <> '' AND "titleRu" <> ''));

-- R13
ALTER TABLE "NewsTranslation"
  ADD CONSTRAINT "NewsTranslation_locale_known" CHECK ("locale" IN ('kk', 'ru', 'en')),
  ADD CONSTRAINT "NewsTranslation_slug_shape" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
  ADD CONSTRAINT "NewsTranslation_published_whole" CHECK ("state" <> 'published' OR "title" <> '');
ALTER TABLE "NewsItem" ADD CONSTRAINT "NewsItem_published_has_time" CHECK ("state" <> 'published' OR "publishedAt" IS NOT NULL);

-- R22: history cannot be changed quietly. Demonstration rows may go, with the rows they speak of.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."isDemo" THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
CREATE TRIGGER "HourEntry_append_only" BEFORE UPDATE ON "HourEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
