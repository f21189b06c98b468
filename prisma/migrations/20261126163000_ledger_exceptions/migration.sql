-- The ledger stays append-only (R8) but for two changes: its holder follows a merge and its undo (R18), and the words of a correction go
-- once the person is nobody any more (R20). The application cannot change the table and calls the two functions.
CREATE OR REPLACE FUNCTION refuse_hours_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'volunteerId' = to_jsonb(OLD) - 'volunteerId' AND EXISTS (
    SELECT FROM "Merge" m WHERE CASE WHEN m."undoneAt" IS NULL
      THEN m."fromId" = OLD."volunteerId" AND m."intoId" = NEW."volunteerId"
      ELSE m."intoId" = OLD."volunteerId" AND m."fromId" = NEW."volunteerId" END)
  THEN
    RETURN NEW;
  END IF;
  IF NEW."reason" = '—' AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason'
    AND EXISTS (SELECT FROM "Volunteer" v WHERE v."id" = OLD."volunteerId" AND v."status" = 'anonymised')
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
DROP TRIGGER "HourEntry_append_only" ON "HourEntry";
CREATE TRIGGER "HourEntry_append_only" BEFORE UPDATE ON "HourEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_hours_change();
DROP FUNCTION refuse_ledger_change();
ALTER FUNCTION forget_ledger_words(uuid) SET search_path = public, pg_temp;
