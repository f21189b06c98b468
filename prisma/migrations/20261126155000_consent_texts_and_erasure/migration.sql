-- CreateEnum
CREATE TYPE "ErasureWay" AS ENUM ('own', 'written');

-- DropIndex
DROP INDEX "AuditEntry_subjectType_subjectId_idx";

-- AlterTable
ALTER TABLE "ConsentRequest" ALTER COLUMN "relation" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Volunteer" ADD COLUMN     "suspendReason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ConsentTextVersion" (
    "id" UUID NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "titleKk" TEXT NOT NULL DEFAULT '',
    "bodyKk" TEXT NOT NULL DEFAULT '',
    "titleRu" TEXT NOT NULL DEFAULT '',
    "bodyRu" TEXT NOT NULL DEFAULT '',
    "titleEn" TEXT NOT NULL DEFAULT '',
    "bodyEn" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "validFrom" DATE,
    "renewBy" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentTextVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasureRequest" (
    "id" UUID NOT NULL,
    "volunteerId" UUID NOT NULL,
    "way" "ErasureWay" NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "leftovers" JSONB NOT NULL DEFAULT '{}',
    "cleanedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConsentTextVersion_kind_number_key" ON "ConsentTextVersion"("kind", "number");

-- CreateIndex
CREATE INDEX "ErasureRequest_volunteerId_idx" ON "ErasureRequest"("volunteerId");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_at_id_idx" ON "AuditEntry"("subjectType", "subjectId", "at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_volunteerId_fkey" FOREIGN KEY ("volunteerId") REFERENCES "Volunteer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words that were published are what people consented to: they never change again.
ALTER TABLE "ConsentTextVersion"
  ADD CONSTRAINT "ConsentTextVersion_number_range" CHECK ("number" > 0),
  ADD CONSTRAINT "ConsentTextVersion_published_whole" CHECK ("publishedAt" IS NULL OR ("validFrom" IS NOT NULL
    AND "titleKk" <> '' AND "bodyKk" <> '' AND "titleRu" <> '' AND "bodyRu" <> '')),
  ADD CONSTRAINT "ConsentTextVersion_english_whole" CHECK (("titleEn" = '') = ("bodyEn" = '') OR "publishedAt" IS NULL),
  ADD CONSTRAINT "ConsentTextVersion_renewal" CHECK ("renewBy" IS NULL OR "renewBy" >= "validFrom");
CREATE UNIQUE INDEX "ConsentTextVersion_one_draft" ON "ConsentTextVersion" ("kind") WHERE "publishedAt" IS NULL;
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NULL THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'a published % never changes', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "ConsentTextVersion_published_stays" BEFORE UPDATE OR DELETE ON "ConsentTextVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_published_change();

-- The words that were read until now.
INSERT INTO "ConsentTextVersion" ("id", "kind", "number", "titleKk", "bodyKk", "titleRu", "bodyRu", "titleEn", "bodyEn", "publishedAt", "validFrom") VALUES
  (gen_random_uuid(), 'personalData', 1, 'Дербес деректерді жинауға және өңдеуге келісім', 
   'Мен облыстық волонтерлер фронт-офисіне (оператор) өзімнің немесе мен өкілі болып табылатын кәмелетке толмаған адамның дербес деректерін жинауға және өңдеуге келісім беремін. Деректер: аты-жөні, туған күні, жынысы, тұратын ауданы немесе қаласы, телефоны мен поштасы, волонтерлік қызметке қатысуы, сағаттары мен марапаттары; ресми құжат қажет болса — ЖСН. Мақсаты: волонтерлік қызметті ұйымдастыру және есепке алу, хабарлау, қатысуды растайтын құжаттар беру.

Деректер Қазақстан Республикасында сақталады, басқа елге берілмейді және ашық көздерде менің бөлек келісімімсіз жарияланбайды. Оларды тек менің орталығымның үйлестірушілері мен фронт-офис қызметкерлері көреді; картаны ашқан әр жағдай жазылады. Келісім волонтерлік қызмет тоқтағанға дейін қолданылады. Мен оны кез келген уақытта кері қайтарып ала аламын; содан кейін деректер иесіздендіріледі. Негіз: «Дербес деректер және оларды қорғау туралы» 2013 жылғы 21 мамырдағы № 94-V Заңның 8-бабы.', 'Согласие на сбор и обработку персональных данных', 
   'Я даю областному фронт-офису волонтёров (оператору) согласие на сбор и обработку моих персональных данных или данных несовершеннолетнего, которого представляю. Данные: имя, дата рождения, пол, район или город проживания, телефон и почта, участие в волонтёрской деятельности, часы и награды; ИИН — только если нужен официальный документ. Цель: организация и учёт волонтёрской деятельности, оповещение, выдача документов об участии.

Данные хранятся в Республике Казахстан, не передаются за границу и не публикуются в открытых источниках без моего отдельного согласия. Их видят только координаторы моего центра и сотрудники фронт-офиса; каждое открытие карты записывается. Согласие действует, пока продолжается волонтёрская деятельность. Я могу отозвать его в любое время, после чего данные обезличиваются. Основание: статья 8 Закона «О персональных данных и их защите» от 21 мая 2013 года № 94-V.', 'Consent to the collection and processing of personal data', 
   'I consent to the regional volunteers’ front office (the operator) collecting and processing my personal data, or the data of the minor whom I represent. The data are: name, date of birth, sex, district or city of residence, phone and e-mail, volunteer work done, hours and awards; the IIN only when an official document needs it. The purpose is to organise and keep account of volunteer work, to send messages, and to issue documents about it.

The data are kept in the Republic of Kazakhstan, are not sent abroad, and are not published without a separate consent of mine. Only the coordinators of my centre and the staff of the front office see them; each opening of the card is recorded. The consent holds while the volunteer work goes on. I may withdraw it at any time; the data are then made anonymous. Ground: Article 8 of the Law on personal data and their protection, 21 May 2013, No. 94-V.', now(), '2026-01-01'),
  (gen_random_uuid(), 'participation', 1, '14 жасқа толмаған баланың волонтерлік қызметке қатысуына келісім', 
   'Мен, баланың ата-анасы немесе басқа заңды өкілі, оның волонтерлік орталықтың іс-шараларына қатысуына келісемін. Маған іс-шаралардың мақсаты мен мазмұны, өтетін орны мен уақыты, ұйымдастырушысы түсіндірілді. Қатысу денсаулыққа, адамгершілік дамуға зиян келтірмеуге және оқуға кедергі жасамауға тиіс; бала төтенше жағдайларды жоюға, ауыр және қауіпті жұмыстарға тартылмайды.

Балада іс-шараға қатысудан кез келген уақытта бас тарту құқығы бар. Мен бұл келісімді кез келген уақытта кері қайтарып ала аламын. Негіз: «Волонтерлік қызмет туралы» 2016 жылғы 30 желтоқсандағы № 42-VI Заңның 12-бабы.', 'Согласие на участие ребёнка младше 14 лет в волонтёрской деятельности', 
   'Я, родитель или другой законный представитель ребёнка, даю согласие на его участие в мероприятиях волонтёрского центра. Мне рассказали о целях и содержании мероприятий, о месте, времени и организаторе. Участие не должно вредить здоровью и нравственному развитию и мешать учёбе; ребёнка не привлекают к ликвидации чрезвычайных ситуаций, тяжёлым и опасным работам.

Ребёнок вправе отказаться от участия в любой момент. Я могу отозвать это согласие в любое время. Основание: статья 12 Закона «О волонтёрской деятельности» от 30 декабря 2016 года № 42-VI.', 'Consent to a child under 14 taking part in volunteer work', 
   'As the parent or another legal representative of the child I agree that the child takes part in events of the volunteer centre. The aims and content of the events, the place, time and organiser were explained to me. Taking part must not harm health or moral development nor hinder school; the child is not drawn into emergencies, heavy or dangerous work.

The child may stop at any moment. I may withdraw this consent at any time. Ground: Article 12 of the Law on volunteer activity, 30 December 2016, No. 42-VI.', now(), '2026-01-01'),
  (gen_random_uuid(), 'publishing', 1, 'Аты мен суретін жариялауға келісім', 
   'Мен аты-жөнім (немесе мен өкілі болып табылатын адамның аты-жөні), волонтерлік қызмет туралы әңгіме, марапаттары мен іс-шаралардан түсірілген суреттері порталда, фронт-офистің басылымдары мен әлеуметтік желілердегі беттерінде жариялануына келісемін.

Келісім міндетті емес: онсыз да волонтер болуға болады. Мен оны кез келген уақытта кері қайтарып ала аламын, сонда аты мен суреттері ашық беттерден бір жұмыс күні ішінде алынады.', 'Согласие на публикацию имени и фотографии', 
   'Я даю согласие на то, чтобы моё имя (или имя того, кого я представляю), рассказ о волонтёрской деятельности, награды и фотографии с мероприятий публиковались на портале, в изданиях фронт-офиса и на его страницах в социальных сетях.

Согласие не обязательно: быть волонтёром можно и без него. Я могу отозвать его в любое время, тогда имя и фотографии уберут с открытых страниц в течение одного рабочего дня.', 'Consent to publishing the name and photograph', 
   'I agree that my name (or the name of the person I represent), a story about the volunteer work, the awards and photographs from events are published on the portal, in the publications of the front office and on its pages in social networks.

The consent is not compulsory: one can volunteer without it. I may withdraw it at any time; the name and photographs are then taken off public pages within one working day.', now(), '2026-01-01');

-- One erasure of a person is open at a time.
CREATE UNIQUE INDEX "ErasureRequest_one_open" ON "ErasureRequest" ("volunteerId") WHERE "takenBackAt" IS NULL AND "doneAt" IS NULL;
CREATE INDEX "ErasureRequest_due" ON "ErasureRequest" ("dueAt") WHERE "takenBackAt" IS NULL AND "doneAt" IS NULL;
CREATE INDEX "ErasureRequest_unclean" ON "ErasureRequest" ("doneAt") WHERE "doneAt" IS NOT NULL AND "cleanedAt" IS NULL;
ALTER TABLE "ErasureRequest" ADD CONSTRAINT "ErasureRequest_one_end" CHECK (num_nonnulls("takenBackAt", "doneAt") < 2);

-- The leader of a group who was erased can be reached no more.
ALTER TABLE "SignUpGroup" DROP CONSTRAINT "SignUpGroup_reachable",
  ADD CONSTRAINT "SignUpGroup_reachable" CHECK (num_nonnulls("email", "phone") > 0 OR "leaderName" = '');

-- The ledger stays append-only (R8). What may go are the words of a correction, once the person is nobody any more (R20); the
-- application cannot change the table and calls the function below instead.
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."reason" = '—' AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason'
    AND EXISTS (SELECT FROM "Volunteer" v WHERE v."id" = OLD."volunteerId" AND v."status" = 'anonymised') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
DROP TRIGGER "HourEntry_append_only" ON "HourEntry";
CREATE TRIGGER "HourEntry_append_only" BEFORE UPDATE ON "HourEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE FUNCTION forget_ledger_words(person uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE "HourEntry" SET "reason" = '—' WHERE "volunteerId" = person AND "reason" NOT IN ('', '—');
$$;
