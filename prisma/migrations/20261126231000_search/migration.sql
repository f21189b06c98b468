-- CreateTable
CREATE TABLE "SearchEntry" (
    "kind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "names" TEXT NOT NULL DEFAULT '',
    "lead" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "unitId" UUID,
    "directionIds" UUID[],
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" TEXT NOT NULL,
    "head" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("kind","recordId","locale")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "SearchEntry_words_idx" ON "SearchEntry" USING GIN ("words");

-- What is filtered or put in order stays in the row; long texts and the words lie beside it, so that hits are read from few pages.
ALTER TABLE "SearchEntry" SET (toast_tuple_target = 1024);
ALTER TABLE "SearchEntry" ALTER COLUMN "words" SET STORAGE EXTENDED;
ALTER TABLE "SearchEntry" ALTER COLUMN "words" SET STATISTICS 400;
-- A pending list would be read through by every search.
ALTER INDEX "SearchEntry_words_idx" SET (fastupdate = off);
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_kind" CHECK
  ("kind" IN ('centre', 'organisation', 'event', 'news', 'award', 'memorandum', 'person', 'library'));
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_locale" CHECK ("locale" IN ('kk', 'ru', 'en'));

-- Beginnings of words are a range of them in the order of their bytes.
CREATE INDEX "SearchWord_beginning" ON "SearchWord" ("word" COLLATE "C");
CREATE INDEX "SearchWord_plain" ON "SearchWord" USING gin ("plain" gin_trgm_ops);

-- Words of a text: NFC, small letters, anything but letters and digits a space. The same as the first half of `fold` in lib/platform/text.ts.
CREATE FUNCTION search_clean("text" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    lower(regexp_replace(normalize("text", NFC),
      '[\u0001-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]', '', 'g')
      COLLATE "und-x-icu"),
    '[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g'))
$$;

CREATE FUNCTION search_fold_cyrillic("word" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(translate("word",
    'ёәғқңөұүһійыabcdefghijklmnopqrstuvwyzъь',
    'еагкноуухиииабкдефгхижклмнопкрстуввиз'), 'x', 'кс')
$$;

CREATE FUNCTION search_fold_latin("word" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search_fold_cyrillic(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      "word", 'shch', 'щ'), 'yu', 'ю'), 'iu', 'ю'), 'ya', 'я'), 'ia', 'я'), 'yo', 'е'), 'gh', 'г'), 'kh', 'х'),
      'sh', 'ш'), 'zh', 'ж'), 'ch', 'ч'), 'ng', 'н'), 'ts', 'ц'))
$$;

CREATE FUNCTION search_fold_word("word" text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF "word" ~ '[\u0400-\u052F\u1C80-\u1C8A\u1D2B\u1D78\u2DE0-\u2DFF\uA640-\uA69F\uFE2E\uFE2F]' THEN
    RETURN search_fold_cyrillic(translate("word", 'abcehikmnoptuxy', 'авсеһікмпорт' || 'иху'));
  END IF;
  RETURN search_fold_latin(regexp_replace(normalize("word", NFD),
    '[\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]', '', 'g'));
END
$$;

-- Folds what `search_clean` gave. A text wholly of Cyrillic letters, or wholly of a–z, is folded at once.
CREATE FUNCTION search_fold_clean("clean" text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF "clean" !~ '[^а-яёәғқңөұүһі0-9 ]' THEN RETURN search_fold_cyrillic("clean"); END IF;
  IF "clean" !~ '[^a-z0-9 ]' THEN RETURN search_fold_latin("clean"); END IF;
  RETURN coalesce((
    SELECT string_agg(search_fold_word(word), ' ' ORDER BY place)
    FROM unnest(string_to_array("clean", ' ')) WITH ORDINALITY AS each(word, place)), '');
END
$$;

-- R16 in SQL. A test holds it against `fold` of lib/platform/text.ts.
CREATE FUNCTION search_fold("text" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT search_fold_clean(search_clean("text"))
$$;

-- The stem of a Kazakh word, folded: endings of number, possession and case are taken off one after another, the longest first,
-- as long as three letters and a vowel are left. A full ending with а does not follow a stem whose last vowel is е, nor е one
-- with а. Where an ending began with a vowel, the softened consonant is made hard again (мектебі, мектеп). Of word-building endings
-- only -лық goes, from long words (волонтерлік, волонтер): «орта» is not «орталық». Applied to its own result it changes nothing.
CREATE FUNCTION search_stem_kk("word" text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  rest text := "word";
  size int;
  ending text;
  cut text;
  lastvowel text;
  hit boolean;
BEGIN
  IF rest !~ '^[а-я]{4,40}$' THEN RETURN rest; END IF;
  LOOP
    hit := false;
    FOR size IN REVERSE least(6, length(rest) - 3) .. 1 LOOP
      ending := right(rest, size);
      IF NOT (CASE size
        WHEN 1 THEN ending IN ('и', 'н')
        WHEN 2 THEN ending IN ('га', 'ге', 'ка', 'ке', 'на', 'не', 'ни', 'ди', 'ти', 'да', 'де', 'та', 'те', 'си', 'им', 'ин')
        WHEN 3 THEN ending IN ('лар', 'лер', 'дар', 'дер', 'тар', 'тер', 'нин', 'дин', 'тин', 'нан', 'нен', 'дан', 'ден', 'тан',
          'тен', 'мен', 'бен', 'пен', 'нда', 'нде', 'ина', 'ине', 'миз', 'низ', 'син')
          OR (ending IN ('лик', 'дик', 'тик') AND length(rest) >= 9)
        WHEN 4 THEN ending IN ('даги', 'деги', 'таги', 'теги', 'инда', 'инде', 'инан', 'инен', 'инин', 'имен', 'сина', 'сине',
          'имиз', 'иниз')
        WHEN 5 THEN ending IN ('синда', 'синде', 'синан', 'синен', 'синин', 'симен', 'ндаги', 'ндеги')
        ELSE ending IN ('индаги', 'индеги') END)
      THEN CONTINUE; END IF;
      cut := left(rest, length(rest) - size);
      lastvowel := right(regexp_replace(cut, '[^аеиоуэюя]', '', 'g'), 1);
      IF lastvowel = '' THEN CONTINUE; END IF;
      IF (lastvowel = 'е' AND ending ~ 'а') OR (lastvowel = 'а' AND ending ~ 'е') THEN CONTINUE; END IF;
      -- A bare н or си follows a vowel, a bare и a consonant.
      IF ending IN ('н', 'си', 'сина', 'сине', 'син', 'синда', 'синде', 'синан', 'синен', 'синин', 'симен') AND right(cut, 1) !~ '[аеиоу]'
      THEN CONTINUE; END IF;
      IF left(ending, 1) = 'и' THEN
        IF right(cut, 1) ~ '[аеиоуэюя]' THEN CONTINUE; END IF;
        cut := left(cut, -1) || translate(right(cut, 1), 'гб', 'кп');
      END IF;
      rest := cut;
      hit := true;
      EXIT;
    END LOOP;
    EXIT WHEN NOT hit OR length(rest) < 4;
  END LOOP;
  RETURN rest;
END
$$;

-- The words a text of a language is found by, folded: as they stand, and their stems. Russian and English stems are PostgreSQL's own.
CREATE FUNCTION search_forms("clean" text, "locale" text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text[] := string_to_array(search_fold_clean("clean"), ' ');
  stems text[];
BEGIN
  IF "locale" = 'kk' THEN
    SELECT array_agg(search_stem_kk(word)) INTO stems FROM (SELECT DISTINCT word FROM unnest(folded) AS each(word)) once;
  ELSIF "locale" = 'ru' THEN
    stems := string_to_array(search_fold_clean(array_to_string(
      tsvector_to_array(to_tsvector('pg_catalog.russian', replace("clean", 'ё', 'е'))), ' ')), ' ');
  ELSE
    stems := string_to_array(search_fold_clean(array_to_string(
      tsvector_to_array(to_tsvector('pg_catalog.english', "clean")), ' ')), ' ');
  END IF;
  RETURN array_remove(array_remove(folded || stems, ''), NULL);
END
$$;

-- How a word of a query is looked for: folded, and as each language would cut it.
CREATE FUNCTION search_query_forms("word" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array(SELECT DISTINCT form FROM (
    SELECT search_fold_clean("word") AS form
    UNION ALL SELECT search_stem_kk(search_fold_clean("word"))
    UNION ALL SELECT search_fold_clean(stem) FROM unnest(ts_lexize('pg_catalog.russian_stem', replace("word", 'ё', 'е'))) AS russian(stem)
    UNION ALL SELECT search_fold_clean(stem) FROM unnest(ts_lexize('pg_catalog.english_stem', "word")) AS english(stem)
      WHERE "word" ~ '^[a-z]+$'
    UNION ALL SELECT search_fold_clean(stem) FROM unnest(ts_lexize('pg_catalog.russian_stem', search_fold_clean("word"))) AS folded(stem)
      WHERE "word" ~ '^[a-z]+$'
  ) forms WHERE form <> '')
$$;

-- Small words that say nothing by themselves.
CREATE FUNCTION search_is_small("word" text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT "word" IN ('және', 'мен', 'бен', 'пен', 'үшін', 'да', 'де', 'та', 'те', 'немесе', 'бұл', 'осы', 'бір', 'not', 'мене', 'не')
    OR ts_lexize('pg_catalog.russian_stem', "word") = '{}' OR ts_lexize('pg_catalog.english_stem', "word") = '{}'
$$;
