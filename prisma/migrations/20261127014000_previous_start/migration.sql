-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "previousStartsAt" TIMESTAMPTZ(3);

-- What was announced before is told to calendars of search engines beside the new start. Moved back, it was never moved.
CREATE OR REPLACE FUNCTION note_event_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."movedAt" := now();
  IF OLD."startsAt" <> NEW."startsAt" THEN
    NEW."previousStartsAt" := CASE
      WHEN OLD."previousStartsAt" = NEW."startsAt" OR NOT OLD."isDateStated" THEN NULL
      ELSE OLD."startsAt" END;
  END IF;
  RETURN NEW;
END $$;
