-- The figures have a new shape (version 2): units by direction, by month and against a year ago. Older editions do not say it; the
-- worker makes a new one at once.
DELETE FROM "StatisticsEdition";

ALTER TABLE "StatisticsEdition" ADD COLUMN "basis" JSONB;
