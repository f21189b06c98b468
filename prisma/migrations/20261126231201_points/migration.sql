-- AlterTable
ALTER TABLE "Centre" ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "seatEn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seatKk" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seatRu" TEXT NOT NULL DEFAULT '';

-- Both or none, and inside of Kazakhstan: latitude and longitude that changed places are refused.
ALTER TABLE "Centre" ADD CONSTRAINT "Centre_point" CHECK (
  ("latitude" IS NULL AND "longitude" IS NULL)
  OR ("latitude" IS NOT NULL AND "longitude" IS NOT NULL AND "latitude" BETWEEN 40 AND 56 AND "longitude" BETWEEN 46 AND 88)
);
ALTER TABLE "Event" ADD CONSTRAINT "Event_point" CHECK (
  ("latitude" IS NULL AND "longitude" IS NULL)
  OR ("latitude" IS NOT NULL AND "longitude" IS NOT NULL AND "latitude" BETWEEN 40 AND 56 AND "longitude" BETWEEN 46 AND 88)
);

-- New installations get the names with the reference lists.
UPDATE "Unit" SET "seatKk" = seat.kk, "seatRu" = seat.ru, "seatEn" = seat.en
FROM (VALUES
  ('kokshetau', 'Көкшетау', 'Кокшетау', 'Kokshetau'),
  ('kosshy', 'Қосшы', 'Косшы', 'Kosshy'),
  ('stepnogorsk', 'Степногорск', 'Степногорск', 'Stepnogorsk'),
  ('akkol', 'Ақкөл қ.', 'г. Акколь', 'Akkol'),
  ('arshaly', 'Аршалы к.', 'п. Аршалы', 'Arshaly'),
  ('astrakhan', 'Астраханка а.', 'с. Астраханка', 'Astrakhanka'),
  ('atbasar', 'Атбасар қ.', 'г. Атбасар', 'Atbasar'),
  ('bulandy', 'Макинск қ.', 'г. Макинск', 'Makinsk'),
  ('burabay', 'Щучинск қ.', 'г. Щучинск', 'Shchuchinsk'),
  ('egindykol', 'Егіндікөл а.', 'с. Егиндыколь', 'Egindykol'),
  ('birzhan-sal', 'Степняк қ.', 'г. Степняк', 'Stepnyak'),
  ('ereymentau', 'Ерейментау қ.', 'г. Ерейментау', 'Ereymentau'),
  ('esil', 'Есіл қ.', 'г. Есиль', 'Esil'),
  ('zhaksy', 'Жақсы а.', 'с. Жаксы', 'Zhaksy'),
  ('zharkain', 'Державинск қ.', 'г. Державинск', 'Derzhavinsk'),
  ('zerendi', 'Зеренді а.', 'с. Зеренда', 'Zerendi'),
  ('korgalzhyn', 'Қорғалжын а.', 'с. Коргалжын', 'Korgalzhyn'),
  ('sandyktau', 'Балкашин а.', 'с. Балкашино', 'Balkashino'),
  ('tselinograd', 'Ақмол а.', 'с. Акмол', 'Akmol'),
  ('shortandy', 'Шортанды к.', 'п. Шортанды', 'Shortandy')
) AS seat (slug, kk, ru, en)
WHERE "Unit"."slug" = seat.slug;
