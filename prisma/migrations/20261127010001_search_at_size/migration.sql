-- Search at the size of a country: 100,000 events in three languages. How often a word is said is looked up instead of planned for,
-- rows bring along what they are put in order by, and a common word is read from the near months outwards by few questions.

-- Lexemes that many rows bear, counted every night and by a rebuild; '' is how many rows there are. What is not here is rare.
CREATE TABLE "SearchCommon" (
    "word" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "SearchCommon_pkey" PRIMARY KEY ("word")
);

DROP FUNCTION search_rank(jsonb, text, text, text[], tsquery, text, timestamptz, int, text, int, int);
DROP FUNCTION search_gather(tsquery, text, text[], timestamptz, int);
DROP FUNCTION search_month(timestamptz, int);

-- Words as a query of the index. They hold letters, digits and marks of ours only, see search_clean; quoted all the same.
CREATE OR REPLACE FUNCTION search_any("mark" text, "forms" text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT string_agg('''' || replace(replace("mark" || form, '\', '\\'), '''', '''''') || '''', '|')::tsquery
    FROM unnest("forms") AS each(form));
END
$$;

-- How many rows bear one of the words, by the last count; a word that is not common counts as a hundred.
CREATE FUNCTION search_expect("mark" text, "forms" text[]) RETURNS int LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT coalesce(sum(coalesce(c."rows", 100)), 0) FROM unnest("forms") AS each(form)
    LEFT JOIN "SearchCommon" c ON c."word" = "mark" || form);
END
$$;

-- Whether anything public bears a word. Of a common one the index is not asked: it would be read through.
CREATE OR REPLACE FUNCTION search_bears("form" text) RETURNS boolean LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM "SearchCommon" c WHERE c."word" = '~' || "form")
    OR EXISTS (SELECT 1 FROM "SearchEntry" e WHERE e."words" @@ search_any('~', ARRAY["form"]));
END
$$;
DROP FUNCTION search_expect(tsquery);

-- A row that answers. `tier` says where: 0 in the title as typed, 1 in the title, 2 anywhere.
CREATE TYPE search_row AS ("kind" text, "recordId" uuid, "locale" text, "at" timestamptz, "endsAt" timestamptz, "tier" int);

-- What the index is asked: for titles as typed, titles, all words; each with the filters, and how many rows are expected to answer.
CREATE TYPE search_asked AS ("exact" tsquery, "titled" tsquery, "anywhere" tsquery, "exacts" int, "titles" int, "rows" int,
  "when_" text, "today" timestamptz);

-- At most `most` rows of the index for `query`, none of the time between `since` and `till`.
CREATE FUNCTION search_take("query" tsquery, "tier" int, "asked" search_asked, "most" int, "since" timestamptz DEFAULT NULL,
  "till" timestamptz DEFAULT NULL) RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt", "tier" FROM "SearchEntry" e
  WHERE e."words" @@ "query"
    AND ("asked"."when_" = '' OR (e."endsAt" > "asked"."today") = ("asked"."when_" = 'ahead'))
    AND ("since" IS NULL OR e."at" IS NULL OR e."at" < "since" OR e."at" >= "till")
  LIMIT "most";
END
$$;

-- Marks of kinds in languages; of a dated kind in months, or in the years of months, counted from today.
CREATE FUNCTION search_marks_of("langs" text[], "kinds" text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT string_agg('''.' || l || '.' || k || '''', '|')::tsquery FROM unnest("langs") l, unnest("kinds") k);
END
$$;
CREATE FUNCTION search_times("langs" text[], "which" text, "today" timestamptz, "first" int, "last" int, "shape" text) RETURNS tsquery
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  month timestamp := "today" AT TIME ZONE 'UTC';
BEGIN
  RETURN (SELECT string_agg(DISTINCT '''.' || l || '.' || "which" || '.' || to_char(month + make_interval(months => m), "shape") || '''', '|')::tsquery
    FROM unnest("langs") l, generate_series("first", "last") m);
END
$$;

-- Months from today, of what has a date: the first of the years around, the first and the last of the near ones, the last of the years.
CREATE FUNCTION search_reach("which" text, "when_" text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN "which" = 'news' OR ("which" = 'event' AND "when_" = 'past') THEN '{-12,-1,0,0}'::int[]
    WHEN "which" = 'event' AND "when_" = 'ahead' THEN '{-1,0,2,12}' WHEN "which" = 'event' THEN '{-6,0,1,6}' END
$$;

-- Rows of a kind, of what has a date from the near months outwards, until more than `most` are known: a long list is met only where
-- the short list of a month or a year leads into it. `is_tried`: nothing at all where the near months have nothing.
CREATE FUNCTION search_near("query" tsquery, "asked" search_asked, "langs" text[], "which" text, "most" int, "is_tried" boolean DEFAULT false)
  RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400 AS $$
DECLARE
  reach int[] := search_reach("which", "asked"."when_");
  month timestamp := date_trunc('month', "asked"."today" AT TIME ZONE 'UTC');
  found int := 0;
  got int;
BEGIN
  IF reach IS NULL THEN
    RETURN QUERY SELECT * FROM search_take("query" && search_marks_of("langs", ARRAY["which"]), 2, "asked", "most" + 1);
    RETURN;
  END IF;
  RETURN QUERY SELECT * FROM search_take("query" && search_times("langs", "which", "asked"."today", reach[2], reach[3], 'YYYYMM'), 2, "asked", "most" + 1);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found > "most" OR (found = 0 AND "is_tried") THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM search_take("query" && search_times("langs", "which", "asked"."today", reach[1], reach[4], 'YYYY'), 2, "asked", "most" + 1 - found,
    (month + make_interval(months => reach[2])) AT TIME ZONE 'UTC', (month + make_interval(months => reach[3] + 1)) AT TIME ZONE 'UTC');
  GET DIAGNOSTICS got = ROW_COUNT;
  found := found + got;
  IF found > "most" THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM search_take("query" && search_marks_of("langs", ARRAY["which"]), 2, "asked", "most" + 1 - found,
    date_trunc('year', month + make_interval(months => reach[1])) AT TIME ZONE 'UTC',
    (date_trunc('year', month + make_interval(months => reach[4])) + interval '1 year') AT TIME ZONE 'UTC');
END
$$;

-- The rows that say it in their titles: those of the near months and all without a date; where these are few, those of the years
-- around; then any.
CREATE FUNCTION search_titled("query" tsquery, "tier" int, "asked" search_asked, "langs" text[], "kinds" text[])
  RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400 AS $$
DECLARE
  dated text[] := array(SELECT k FROM unnest("kinds") k WHERE search_reach(k, "asked"."when_") IS NOT NULL);
  other text[] := array(SELECT k FROM unnest("kinds") k WHERE search_reach(k, "asked"."when_") IS NULL);
  near_ tsquery := ''::tsquery;
  years tsquery := ''::tsquery;
  reach int[];
  each text;
  found int;
BEGIN
  IF cardinality(other) > 0 THEN
    RETURN QUERY SELECT * FROM search_take("query" && search_marks_of("langs", other), "tier", "asked", 400);
  END IF;
  FOREACH each IN ARRAY dated LOOP
    reach := search_reach(each, "asked"."when_");
    near_ := near_ || search_times("langs", each, "asked"."today", reach[2], reach[3], 'YYYYMM');
    years := years || search_times("langs", each, "asked"."today", reach[1], reach[4], 'YYYY');
  END LOOP;
  RETURN QUERY SELECT * FROM search_take("query" && near_, "tier", "asked", 600);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found >= 40 THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM search_take("query" && years, "tier", "asked", 600);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found >= 40 THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM search_take("query" && search_marks_of("langs", dated), "tier", "asked", 1000);
END
$$;

-- The rows of a query: of a rare one all; of a common one some of each kind, as far as they may decide anything, in the reader's
-- language where that says the words, else in those that do.
CREATE FUNCTION search_rows("asked" search_asked, "reader" text, "kinds" text[], "most" int)
  RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 1000 AS $$
DECLARE
  rare search_row[];
  langs text[] := ARRAY["reader"];
  each text;
  few text[] := array(SELECT k FROM unnest("kinds") k WHERE k NOT IN ('event', 'news', 'award', 'centre'));
  is_common boolean := "asked"."rows" > 1500;
  got int;
BEGIN
  IF NOT is_common THEN
    rare := array(SELECT t FROM search_take("asked"."anywhere", 2, "asked", 3000) t);
    IF cardinality(rare) = 0 THEN RETURN; END IF;
    -- Words that go together are met more often than expected: then it is a common query after all.
    is_common := cardinality(rare) >= 3000;
    IF NOT is_common THEN RETURN QUERY SELECT * FROM unnest(rare); END IF;
  END IF;
  IF is_common AND "most" > 0 THEN
    RETURN QUERY SELECT * FROM search_near("asked"."anywhere", "asked", langs, 'event', "most", true);
    IF NOT FOUND THEN
      langs := '{kk,ru,en}';
      RETURN QUERY SELECT * FROM search_near("asked"."anywhere", "asked", langs, 'event', "most");
    END IF;
    FOREACH each IN ARRAY array(SELECT k FROM unnest("kinds") k WHERE k IN ('news', 'award', 'centre')) LOOP
      RETURN QUERY SELECT * FROM search_near("asked"."anywhere", "asked", langs, each, "most");
    END LOOP;
    IF cardinality(few) > 0 THEN
      RETURN QUERY SELECT * FROM search_take("asked"."anywhere" && search_marks_of('{kk,ru,en}', few), 2, "asked", 3 * "most");
    END IF;
  END IF;
  IF is_common AND "asked"."titles" > 1500 THEN
    RETURN QUERY SELECT * FROM search_titled("asked"."titled", 1, "asked", langs, "kinds");
    GET DIAGNOSTICS got = ROW_COUNT;
    IF "most" = 0 AND got < 20 THEN
      RETURN QUERY SELECT * FROM search_titled("asked"."titled", 1, "asked", '{kk,ru,en}', "kinds");
    END IF;
  ELSE
    RETURN QUERY SELECT * FROM search_take("asked"."titled", 1, "asked", 3000);
  END IF;
  IF "asked"."exacts" <= 1500 THEN
    RETURN QUERY SELECT * FROM search_take("asked"."exact", 0, "asked", 3000);
  END IF;
END
$$;

-- The rows that answer the words of `tests` (one entry a word: how it is looked for), counted a kind up to `most`, in order: of the
-- chosen kind those behind `skip` as far as `take`, of the others the best one; without a chosen kind as many as `take` of each. A
-- record is there once: in the reader's language, else in the one that answers best. `title` says the words as typed, for whole titles.
CREATE FUNCTION search_rank("tests" jsonb, "title" text, "reader" text, "kinds" text[], "filter" tsquery, "when_" text, "today" timestamptz,
  "most" int, "chosen" text, "skip" int, "take" int) RETURNS SETOF search_found LANGUAGE plpgsql STABLE
  SET jit = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  word jsonb;
  forms text[];
  wide text[];
  begun text;
  exact_q tsquery[] := '{}';
  fold_q tsquery[] := '{}';
  form_q tsquery[] := '{}';
  far_q tsquery[] := '{}';
  exact_n tsquery[] := '{}';
  form_n tsquery[] := '{}';
  asked search_asked;
  narrow tsquery := "filter";
  rare text[];
  there tsquery;
  here tsquery;
  of_titles float;
  every float := (SELECT "rows" FROM "SearchCommon" WHERE "word" = '');
  -- How many rows are expected to answer, were the words said one without regard to another.
  rows float := coalesce(every, 0);
  titles float := rows;
  exacts float := rows;
  n int := 0;
  -- How many of a kind are put in order by what they say; behind them the rest stand as they were found.
  looked_at int := CASE WHEN "chosen" = '' THEN 24 ELSE 100 END;
BEGIN
  every := greatest(every, 1);
  FOR word IN SELECT each FROM jsonb_array_elements("tests") AS list(each) LOOP
    n := n + 1;
    forms := array(SELECT jsonb_array_elements_text(word -> 'forms'));
    wide := array(SELECT jsonb_array_elements_text(word -> 'wide'));
    exact_q := exact_q || search_any('t=', ARRAY[word ->> 'word']);
    fold_q := fold_q || search_any('t~', ARRAY[word ->> 'folded']);
    form_q := form_q || search_any('t~', forms);
    begun := word ->> 'begun';
    -- Of the words that begin so only the rare ones are looked for outside titles.
    rare := array(SELECT w FROM unnest(wide) w WHERE begun = '' OR NOT EXISTS (SELECT 1 FROM "SearchCommon" c WHERE c."word" = '~' || w));
    there := search_any('t~', CASE begun WHEN '' THEN forms || wide ELSE forms END);
    here := search_any('~', forms || rare);
    far_q := far_q || CASE begun WHEN '' THEN there ELSE there || (search_any('t~', ARRAY[begun])::text || ':*')::tsquery END;
    IF begun <> '' THEN
      there := there || search_any('p~', ARRAY[begun]);
    END IF;
    exact_n := exact_n || search_any('n=', ARRAY[word ->> 'word']);
    form_n := form_n || search_any('n~', forms || wide);
    asked.exact := CASE n WHEN 1 THEN exact_q[n] ELSE asked.exact && exact_q[n] END;
    asked.titled := CASE n WHEN 1 THEN there ELSE asked.titled && there END;
    asked.anywhere := CASE n WHEN 1 THEN here || there ELSE asked.anywhere && (here || there) END;
    of_titles := search_expect('t~', CASE begun WHEN '' THEN forms || wide ELSE forms END) + CASE begun WHEN '' THEN 0 ELSE search_expect('p~', ARRAY[begun]) END;
    rows := rows * least(1, (search_expect('~', forms || rare) + of_titles) / every);
    titles := titles * least(1, of_titles / every);
    exacts := exacts * least(1, search_expect('t=', ARRAY[word ->> 'word']) / every);
  END LOOP;
  IF n = 0 THEN RETURN; END IF;
  -- Nothing is counted: only titles are looked for.
  IF "most" = 0 THEN
    asked.anywhere := asked.titled;
    rows := titles;
  END IF;
  asked := (asked.exact, asked.titled, asked.anywhere, exacts::int, titles::int, rows::int, "when_", "today");
  IF cardinality("kinds") < 8 THEN
    here := search_marks_of('{kk,ru,en}', "kinds");
    narrow := CASE WHEN narrow IS NULL THEN here ELSE narrow && here END;
  END IF;
  IF narrow IS NOT NULL THEN
    asked.exact := asked.exact && narrow;
    asked.titled := asked.titled && narrow;
    asked.anywhere := asked.anywhere && narrow;
  END IF;
  RETURN QUERY
  -- Of a record the reader's language first, then the row that answers best: both in one number.
  WITH once AS MATERIALIZED (
    SELECT g."kind", g."recordId", min((g."locale" <> "reader")::int * 100 + g."tier" * 10 + position(g."locale" IN 'kkruen')) AS choice,
      max(g."at") AS "at", max(g."endsAt") AS "endsAt"
    FROM search_rows(asked, "reader", "kinds", "most") g
    GROUP BY g."kind", g."recordId"),
  placed AS MATERIALIZED (
    SELECT o.*, substr('kkruen', o.choice % 10, 2) AS "locale", o.choice % 100 / 10 AS tier, count(*) OVER (PARTITION BY o."kind") AS total,
      row_number() OVER (PARTITION BY o."kind" ORDER BY o.choice % 100 / 10, (o."endsAt" > "today") DESC NULLS LAST,
        CASE WHEN o."endsAt" > "today" THEN o."at" END, o."at" DESC NULLS LAST, o."recordId") AS place
    FROM once o),
  looked AS MATERIALIZED (
    SELECT p.*, e."head" || ''::tsvector AS "head", e."title",
      CASE p."kind"
        WHEN 'event' THEN CASE WHEN p."endsAt" > "today" THEN 0.10 ELSE 0.05 * exp(-extract(epoch FROM "today" - p."endsAt") / 63e6) END + 0.02
        WHEN 'news' THEN 0.01 + 0.08 * exp(-greatest(0, extract(epoch FROM "today" - coalesce(p."at", 'epoch'))) / 31e6)
        WHEN 'centre' THEN 0.06 WHEN 'organisation' THEN 0.06 WHEN 'person' THEN 0.05 WHEN 'library' THEN 0.03
        WHEN 'memorandum' THEN 0.03 ELSE 0.0 END AS fresh
    FROM placed p LEFT JOIN "SearchEntry" e
      ON p.place <= looked_at AND e."kind" = p."kind" AND e."recordId" = p."recordId" AND e."locale" = p."locale"
    WHERE p.place <= looked_at OR (p."kind" = "chosen" AND p.place <= "skip" + "take")),
  scored AS (
    SELECT p.*, CASE WHEN p.place <= looked_at THEN (
      SELECT avg(CASE
        WHEN p."head" @@ exact_q[i] THEN 1.0 WHEN p."head" @@ fold_q[i] THEN 0.92 WHEN p."head" @@ form_q[i] THEN 0.85
        WHEN p."head" @@ far_q[i] THEN 0.65
        WHEN p."head" @@ exact_n[i] THEN 0.6 WHEN p."head" @@ form_n[i] THEN 0.5
        ELSE 0.3 END) FROM generate_series(1, n) AS each(i))
      + CASE WHEN p.tier < 2 THEN 0.15 * least(1.0, n::float / greatest(1, cardinality(string_to_array(p."title", ' ')))) ELSE 0 END
      + CASE WHEN abs(length(p."title") - length("title")) > 12 THEN 0 WHEN search_clean(p."title") = "title" THEN 0.3 ELSE 0 END
      + p.fresh + CASE WHEN p."locale" = "reader" THEN 0.04 ELSE 0 END
      ELSE -1 END AS score
    FROM looked p),
  ordered AS (
    SELECT s.*, row_number() OVER (PARTITION BY s."kind" ORDER BY s.score DESC, s.place) AS nth FROM scored s)
  SELECT o."kind", o."recordId", o."locale", o.score::real, o.total::int, o.nth::int FROM ordered o
  WHERE CASE WHEN "chosen" = '' THEN o.nth <= "take" WHEN o."kind" = "chosen" THEN o.nth > "skip" AND o.nth <= "skip" + "take" ELSE o.nth = 1 END
  ORDER BY o.score DESC, o."kind", o.nth;
END
$$;

-- Counts how many titles bear each word and forgets those that nothing bears any more; notes which words of the index are common.
-- Of many rows a part is counted.
CREATE OR REPLACE FUNCTION search_count_words() RETURNS void LANGUAGE plpgsql SET jit = off AS $$
DECLARE
  every int := (SELECT count(*) FROM "SearchEntry");
  share float := least(100, 100 * 40000.0 / greatest(every, 1));
BEGIN
  CREATE TEMP TABLE counted ON COMMIT DROP AS
    SELECT substr(s.word, 3) AS word, max(s.ndoc) FILTER (WHERE s.word LIKE 't~%') AS uses
    FROM ts_stat('SELECT "head" FROM "SearchEntry"') s WHERE s.word LIKE '_~%' GROUP BY 1;
  CREATE INDEX ON counted (word);
  ANALYZE counted;
  UPDATE "SearchWord" w SET "uses" = greatest(1, c.uses) FROM counted c WHERE c.word = w."word" AND w."uses" <> greatest(1, coalesce(c.uses, 0));
  DELETE FROM "SearchWord" w WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.word = w."word");
  CREATE TEMP TABLE common ON COMMIT DROP AS
    SELECT s.word, round(s.ndoc * 100 / share)::int AS "rows"
    FROM ts_stat(format('SELECT "words" FROM "SearchEntry" TABLESAMPLE SYSTEM (%s)', share)) s
    WHERE s.ndoc * 100 / share >= 500 AND s.word NOT LIKE '.%'
    UNION ALL SELECT '', every;
  INSERT INTO "SearchCommon" ("word", "rows") SELECT word, "rows" FROM common ON CONFLICT ("word") DO UPDATE SET "rows" = EXCLUDED."rows";
  DELETE FROM "SearchCommon" c WHERE NOT EXISTS (SELECT 1 FROM common o WHERE o.word = c."word");
END
$$;

-- What a row is filtered by stands among its words, behind a sign no word has: language and kind, those with the year and
-- with the month (`.far` where there is none), unit, directions.
CREATE OR REPLACE FUNCTION search_marks("row" search_source) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['.' || "row"."locale" || '.' || "row"."kind",
    '.' || "row"."locale" || '.' || "row"."kind" || '.' || coalesce(to_char("row"."at" AT TIME ZONE 'UTC', 'YYYYMM'), 'far')]
    || CASE WHEN "row"."at" IS NULL THEN '{}' ELSE ARRAY['.' || "row"."locale" || '.' || "row"."kind" || '.' || to_char("row"."at" AT TIME ZONE 'UTC', 'YYYY')] END
    || CASE WHEN "row"."unitId" IS NULL THEN '{}' ELSE ARRAY['.u.' || "row"."unitId"] END
    || array(SELECT '.d.' || each FROM unnest("row"."directionIds") AS directions(each))
$$;

-- The beginnings of the words of a title, two to six letters long, each a word of the index: what is typed so far is found by one.
CREATE FUNCTION search_begun("title" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT 'p~' || left(word, size)), '{}')
  FROM unnest(string_to_array(search_fold_clean("title"), ' ')) AS each(word), generate_series(2, 6) AS size WHERE length(word) >= size
$$;

-- Brings the entries of records of a kind up to what readers may see. Rows that say the same stay untouched unless `again`.
CREATE OR REPLACE FUNCTION search_sync(which text, ids uuid[], again boolean DEFAULT false) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off SET jit = off AS $$
DECLARE
  sources search_source[];
  source search_source;
  print text;
  title text;
  names text;
  title_forms text[];
  names_forms text[];
  fresh text[] := '{}';
  gone text[] := '{}';
BEGIN
  PERFORM search_hold(which, ids);
  IF which IN ('award', 'person') THEN
    SELECT coalesce(array_agg(DISTINCT substr(h.lexeme, 3)), '{}') INTO gone
    FROM "SearchEntry" e CROSS JOIN LATERAL unnest(e."head") h WHERE e."kind" = which AND e."recordId" = ANY(ids) AND h.lexeme LIKE '_~%';
  END IF;
  SELECT coalesce(array_agg(s ORDER BY s."recordId", s."locale"), '{}') INTO sources FROM search_source_of(which, ids) s;
  DELETE FROM "SearchEntry" e WHERE e."kind" = which AND e."recordId" = ANY(ids) AND NOT EXISTS (
    SELECT 1 FROM unnest(sources) s WHERE s."recordId" = e."recordId" AND s."locale" = e."locale");
  FOREACH source IN ARRAY sources LOOP
    print := md5(source::text);
    CONTINUE WHEN NOT again AND EXISTS (SELECT 1 FROM "SearchEntry" e WHERE e."kind" = which
      AND e."recordId" = source."recordId" AND e."locale" = source."locale" AND e."fingerprint" = print);
    title := search_clean(source."title");
    names := search_clean(source."names");
    title_forms := search_forms(title || ' ' || search_joined(source."title"), source."locale");
    names_forms := search_forms(names || ' ' || search_joined(source."names"), source."locale");
    INSERT INTO "SearchEntry" ("kind", "recordId", "locale", "path", "title", "names", "lead", "body", "unitId", "directionIds",
      "startsAt", "endsAt", "at", "isDemo", "fingerprint", "head", "words")
    VALUES (which, source."recordId", source."locale", source."path", source."title", source."names", source."lead", source."body",
      source."unitId", source."directionIds", source."startsAt", source."endsAt", source."at", source."isDemo", print,
      array_to_tsvector(search_marked('t=', string_to_array(title, ' ')) || search_marked('t~', title_forms)
        || search_marked('n=', string_to_array(names, ' ')) || search_marked('n~', names_forms)),
      array_to_tsvector(search_marked('t=', string_to_array(title, ' ')) || search_marked('t~', title_forms)
        || search_begun(title) || search_marked('~', title_forms || names_forms
          || search_forms(search_clean(source."lead" || ' ' || source."body"), source."locale"))
        || search_marks(source)))
    ON CONFLICT ("kind", "recordId", "locale") DO UPDATE SET "path" = EXCLUDED."path", "title" = EXCLUDED."title",
      "names" = EXCLUDED."names", "lead" = EXCLUDED."lead", "body" = EXCLUDED."body", "unitId" = EXCLUDED."unitId",
      "directionIds" = EXCLUDED."directionIds", "startsAt" = EXCLUDED."startsAt", "endsAt" = EXCLUDED."endsAt",
      "at" = EXCLUDED."at", "isDemo" = EXCLUDED."isDemo", "fingerprint" = EXCLUDED."fingerprint", "head" = EXCLUDED."head",
      "words" = EXCLUDED."words";
    fresh := fresh || string_to_array(search_fold_clean(title || ' ' || names), ' ');
  END LOOP;
  -- In one order, so that two who bring the same new words wait for one another and never in a ring.
  INSERT INTO "SearchWord" ("word", "plain")
  SELECT word, plain_key(word) FROM (SELECT DISTINCT word FROM unnest(fresh) AS each(word)) once
  WHERE length(word) BETWEEN 3 AND 40 AND word ~ '[а-я]' AND NOT EXISTS (SELECT 1 FROM "SearchWord" w WHERE w."word" = once.word)
  ORDER BY word COLLATE "C"
  ON CONFLICT DO NOTHING;
  -- A name taken back does not wait for the night.
  IF cardinality(gone) > 0 THEN
    DELETE FROM "SearchWord" w WHERE w."word" = ANY(gone) AND w."word" <> ALL(fresh) AND NOT search_bears(w."word");
  END IF;
END
$$;

-- What is there already.
UPDATE "SearchEntry" SET "words" = "words" || array_to_tsvector(search_begun(search_clean("title"))
  || CASE WHEN "at" IS NULL THEN '{}' ELSE ARRAY['.' || "locale" || '.' || "kind" || '.' || to_char("at" AT TIME ZONE 'UTC', 'YYYY')] END);
