-- Search at the size of a country: 100,000 events in three languages. Each kind and language has an index of its own, so that a
-- question reads no list longer than what it asks about; how often a word is said is looked up instead of planned for; of common words
-- the rows of the near months come first.

-- Lexemes that many rows of a part of the index bear, counted every night and by a rebuild; '' is how many rows the part has. What is
-- not here is rare there.
CREATE TABLE "SearchCommon" (
    "word" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "SearchCommon_pkey" PRIMARY KEY ("word","part")
);

DROP FUNCTION search_rank(jsonb, text, text, text[], tsquery, text, timestamptz, int, text, int, int);
DROP FUNCTION search_gather(tsquery, text, text[], timestamptz, int);
DROP FUNCTION search_month(timestamptz, int);
DROP FUNCTION search_expect(tsquery);
-- More of the kind answer than were looked at.
ALTER TYPE search_found ADD ATTRIBUTE "isMore" boolean;

-- Words as a query of the index. They hold letters, digits and marks of ours only, see search_clean; quoted all the same.
CREATE OR REPLACE FUNCTION search_any("mark" text, "forms" text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT string_agg('''' || replace(replace("mark" || form, '\', '\\'), '''', '''''') || '''', '|')::tsquery
    FROM unnest("forms") AS each(form));
END
$$;

-- A row that answers. `tier` says where: 0 in the title as typed, 1 in the title, 2 anywhere; 9 is no row and says that there are more
-- of the kind.
CREATE TYPE search_row AS ("kind" text, "recordId" uuid, "locale" text, "at" timestamptz, "endsAt" timestamptz, "tier" int);

-- What the index is asked: for titles as typed, titles, all words; each with the filters, and how many rows of each part are expected
-- to answer.
CREATE TYPE search_asked AS ("exact" tsquery, "titled" tsquery, "anywhere" tsquery, "exacts" jsonb, "titles" jsonb, "rows" jsonb,
  "when_" text, "today" timestamptz);

-- The parts of the index: four kinds by language, the small kinds together. Each has its index and a function that takes at most
-- `most` rows from it for a query, none of the time between `since` and `till`; search_take_every asks all of them.
DO $do$
DECLARE
  parts text[] := array(SELECT k || '_' || l FROM unnest('{event,news,award,centre}'::text[]) k, unnest('{kk,ru,en}'::text[]) l) || 'few'::text;
  part text;
  condition text;
  rows text := $q$SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt", "tier" FROM "SearchEntry" e WHERE e."words" @@ "query" AND %s
    AND ("asked"."when_" = '' OR (e."endsAt" > "asked"."today") = ("asked"."when_" = 'ahead'))$q$;
  settings text := 'SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off SET plan_cache_mode = force_generic_plan';
  every_rows text[] := '{}';
  every_words text[] := '{}';
BEGIN
  FOREACH part IN ARRAY parts LOOP
    condition := CASE part WHEN 'few' THEN $q$"kind" IN ('organisation', 'memorandum', 'person', 'library')$q$
      ELSE format('"kind" = %L AND "locale" = %L', split_part(part, '_', 1), split_part(part, '_', 2)) END;
    -- A pending list would be read through by every search.
    EXECUTE format('CREATE INDEX %I ON "SearchEntry" USING GIN ("words") WITH (fastupdate = off) WHERE %s', 'SearchEntry_words_' || part, condition);
    EXECUTE format($q$CREATE FUNCTION %I("query" tsquery, "tier" int, "asked" search_asked, "most" int, "since" timestamptz, "till" timestamptz)
      RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400 AS $f$ BEGIN RETURN QUERY %s
        AND ("since" IS NULL OR e."at" IS NULL OR e."at" < "since" OR e."at" >= "till") LIMIT "most"; END $f$ $q$,
      'search_take_' || part, format(rows, condition));
    every_rows := every_rows || format('(%s LIMIT "most")', format(rows, condition));
    every_words := every_words || format('EXISTS (SELECT 1 FROM "SearchEntry" e WHERE e."words" @@ query AND %s)', condition);
  END LOOP;
  EXECUTE format($q$CREATE FUNCTION search_take_every("query" tsquery, "tier" int, "asked" search_asked, "most" int)
    RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400 AS $f$ BEGIN RETURN QUERY %s; END $f$ $q$,
    array_to_string(every_rows, ' UNION ALL '));
  -- Whether anything public bears a word. Of a common one the index is not asked: it would be read through.
  EXECUTE format($q$CREATE OR REPLACE FUNCTION search_bears("form" text) RETURNS boolean LANGUAGE plpgsql STABLE %s AS $f$
    DECLARE query tsquery := search_any('~', ARRAY["form"]);
    BEGIN RETURN EXISTS (SELECT 1 FROM "SearchCommon" c WHERE c."word" = '~' || "form") OR %s; END $f$ $q$, settings, array_to_string(every_words, ' OR '));
END
$do$;
DROP INDEX "SearchEntry_words_idx";

-- How many rows of each part are expected to say all words of a question, were they said one without regard to another; a word that is
-- not common in a part counts as a hundred there. `questions`: of each the words, of each word the lexemes it is looked for by.
CREATE FUNCTION search_expect("questions" jsonb) RETURNS jsonb[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (WITH sizes AS MATERIALIZED (SELECT "part", "rows" FROM "SearchCommon" WHERE "word" = ''),
    words AS MATERIALIZED (SELECT q, n, array(SELECT jsonb_array_elements_text(lexemes)) AS lexemes FROM jsonb_array_elements("questions")
      WITH ORDINALITY AS asked(words, q), jsonb_array_elements(words) WITH ORDINALITY AS each(lexemes, n)),
    counts AS MATERIALIZED (SELECT w.q, w.n, c."part", sum(c."rows") AS said, count(*) AS known
      FROM words w JOIN "SearchCommon" c ON c."word" = ANY(w.lexemes) GROUP BY 1, 2, 3),
    shares AS (SELECT w.q, s."part", s."rows",
        least(1, (coalesce(c.said, 0) + 100.0 * (cardinality(w.lexemes) - coalesce(c.known, 0))) / greatest(s."rows", 1))::float AS share
      FROM sizes s CROSS JOIN words w LEFT JOIN counts c ON c.q = w.q AND c.n = w.n AND c."part" = s."part"),
    products AS (SELECT q, "part", min("rows") * exp(sum(ln(greatest(share, 1e-9::float)))) AS expected FROM shares GROUP BY 1, 2)
    SELECT array(SELECT coalesce((SELECT jsonb_object_agg("part", round(expected)) FROM products p WHERE p.q = every.q), '{}')
      FROM generate_series(1, jsonb_array_length("questions")) AS every(q) ORDER BY every.q));
END
$$;

CREATE FUNCTION search_take("part" text, "query" tsquery, "tier" int, "asked" search_asked, "most" int, "since" timestamptz DEFAULT NULL,
  "till" timestamptz DEFAULT NULL) RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400 AS $$
BEGIN
  RETURN QUERY EXECUTE 'SELECT * FROM ' || quote_ident('search_take_' || "part") || '($1, $2, $3, $4, $5, $6)'
    USING "query", "tier", "asked", "most", "since", "till";
END
$$;

-- Marks of months, counted from the month of today.
CREATE FUNCTION search_months("which" text, "lang" text, "month" timestamp, "first" int, "last" int) RETURNS tsquery
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (SELECT string_agg('''.' || "lang" || '.' || "which" || '.' || to_char("month" + make_interval(months => m), 'YYYYMM') || '''', '|')::tsquery
    FROM generate_series("first", "last") m);
END
$$;

-- Months from today around which what has a date is looked for, each wider than the one before: {first, last}.
CREATE FUNCTION search_reach("which" text, "when_" text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN "which" = 'news' OR ("which" = 'event' AND "when_" = 'past') THEN '{{-1,0},{-4,0},{-8,0},{-13,0}}'::int[]
    WHEN "which" = 'event' AND "when_" = 'ahead' THEN '{{0,1},{-1,3},{-1,6},{-2,12}}'
    WHEN "which" = 'event' THEN '{{0,1},{-2,3},{-6,6},{-12,9}}' END
$$;

-- Rows of a kind in a language. Where many are expected: of what has a date from the near months outwards until more than `most` are
-- known, so that a long list is met only where the short lists of months lead into it; of the rest as many.
CREATE FUNCTION search_near("query" tsquery, "tier" int, "expected" jsonb, "asked" search_asked, "which" text, "lang" text, "most" int)
  RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 400 AS $$
DECLARE
  part text := "which" || '_' || "lang";
  reach int[] := search_reach("which", "asked"."when_");
  month timestamp := date_trunc('month', "asked"."today" AT TIME ZONE 'UTC');
  found int := 0;
  got int;
  inner_ int[];
  marks tsquery;
  limit_ int;
  more search_row := ("which", NULL, "lang", NULL, NULL, 9);
BEGIN
  -- Titles as typed that are many are among the titles of the near months.
  IF "tier" = 0 AND coalesce(("expected" ->> part)::float, 0) > 700 THEN RETURN; END IF;
  IF reach IS NULL OR coalesce(("expected" ->> part)::float, 0) <= 700 THEN
    limit_ := CASE WHEN coalesce(("expected" ->> part)::float, 0) <= 700 THEN 1200 ELSE "most" + 1 END;
    RETURN QUERY SELECT * FROM search_take(part, "query", "tier", "asked", limit_);
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found >= limit_ THEN RETURN NEXT more; END IF;
    RETURN;
  END IF;
  FOR step IN 1 .. array_length(reach, 1) LOOP
    IF step = 1 THEN marks := search_months("which", "lang", month, reach[1][1], reach[1][2]);
    ELSIF reach[step][1] = inner_[1] THEN marks := search_months("which", "lang", month, inner_[2] + 1, reach[step][2]);
    ELSIF reach[step][2] = inner_[2] THEN marks := search_months("which", "lang", month, reach[step][1], inner_[1] - 1);
    ELSE
      marks := search_months("which", "lang", month, reach[step][1], inner_[1] - 1) || search_months("which", "lang", month, inner_[2] + 1, reach[step][2]);
    END IF;
    inner_ := ARRAY[reach[step][1], reach[step][2]];
    RETURN QUERY SELECT * FROM search_take(part, "query" && marks, "tier", "asked", "most" + 1 - found);
    GET DIAGNOSTICS got = ROW_COUNT;
    found := found + got;
    IF found > "most" THEN
      RETURN NEXT more;
      RETURN;
    END IF;
  END LOOP;
  RETURN QUERY SELECT * FROM search_take(part, "query", "tier", "asked", "most" + 1 - found,
    (month + make_interval(months => inner_[1])) AT TIME ZONE 'UTC', (month + make_interval(months => inner_[2] + 1)) AT TIME ZONE 'UTC');
  GET DIAGNOSTICS got = ROW_COUNT;
  IF found + got > "most" THEN RETURN NEXT more; END IF;
END
$$;

-- The rows of one question: of a rare one all; of a common one some of each kind, as far as they may decide anything, in the reader's
-- language, and in the others where that has next to none.
CREATE FUNCTION search_rows("query" tsquery, "tier" int, "expected" jsonb, "asked" search_asked, "reader" text, "kinds" text[], "most" int)
  RETURNS SETOF search_row LANGUAGE plpgsql STABLE ROWS 1000
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  every search_row[];
  which text;
  lang text;
  found int;
  got int;
BEGIN
  IF cardinality("kinds") = 8 AND (SELECT coalesce(sum(value::float), 0) FROM jsonb_each_text("expected")) <= 1200 THEN
    every := array(SELECT t FROM search_take_every("query", "tier", "asked", 1200) t);
    RETURN QUERY SELECT * FROM unnest(every);
    -- Before the first count a word may be common unnoticed.
    IF cardinality(every) >= 1200 THEN
      RETURN QUERY SELECT e."kind", NULL::uuid, e."locale", NULL::timestamptz, NULL::timestamptz, 9 FROM unnest(every) e
        GROUP BY e."kind", e."locale" HAVING count(*) >= 1200;
    END IF;
    RETURN;
  END IF;
  FOREACH which IN ARRAY array(SELECT k FROM unnest("kinds") k WHERE k IN ('event', 'news', 'award', 'centre')) LOOP
    found := 0;
    FOREACH lang IN ARRAY ARRAY["reader"] || array_remove('{kk,ru,en}', "reader") LOOP
      EXIT WHEN lang <> "reader" AND found >= 40;
      RETURN QUERY SELECT * FROM search_near("query", "tier", "expected", "asked", which, lang, "most");
      GET DIAGNOSTICS got = ROW_COUNT;
      IF lang = "reader" THEN found := got; END IF;
    END LOOP;
  END LOOP;
  IF cardinality("kinds") = 8 THEN
    RETURN QUERY SELECT * FROM search_take('few', "query", "tier", "asked", 3 * greatest("most", 100));
  END IF;
END
$$;

-- The rows that answer the words of `tests` (one entry a word: how it is looked for), in order; of common words as many of a kind as
-- `most` (0: titles alone are looked for). Of the chosen kind those behind `skip` as far as `take`, of the others the best one; without
-- a chosen kind as many as `take` of each. A record is there once: in the reader's language, else in the one that answers best.
-- `title` says the words as typed, for whole titles.
CREATE FUNCTION search_rank("tests" jsonb, "title" text, "reader" text, "kinds" text[], "filter" tsquery, "when_" text, "today" timestamptz,
  "most" int, "chosen" text, "skip" int, "take" int) RETURNS SETOF search_found LANGUAGE plpgsql STABLE
  SET jit = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
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
  in_titles text[];
  in_any text[];
  there tsquery;
  here tsquery;
  -- The lexemes of each word, for what is expected.
  exacts jsonb := '[]';
  titles jsonb := '[]';
  rows jsonb := '[]';
  expected jsonb[];
  n int := 0;
  -- How many of a kind are put in order by what they say; behind them the rest stand as they were found.
  looked_at int := CASE WHEN "most" = 0 THEN 12 WHEN "chosen" = '' THEN 16 ELSE 60 END;
BEGIN
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
    in_titles := array(SELECT 't~' || form FROM unnest(CASE begun WHEN '' THEN forms || wide ELSE forms END) AS each(form));
    in_any := array(SELECT '~' || form FROM unnest(forms || rare) AS each(form));
    far_q := far_q || search_any('', in_titles);
    IF begun <> '' THEN
      far_q[n] := far_q[n] || (search_any('t~', ARRAY[begun])::text || ':*')::tsquery;
      in_titles := in_titles || ('p~' || begun);
      in_any := in_any || ('p~' || begun);
    END IF;
    there := search_any('', in_titles);
    here := search_any('', in_any);
    exact_n := exact_n || search_any('n=', ARRAY[word ->> 'word']);
    form_n := form_n || search_any('n~', forms || wide);
    asked.exact := CASE n WHEN 1 THEN exact_q[n] ELSE asked.exact && exact_q[n] END;
    asked.titled := CASE n WHEN 1 THEN there ELSE asked.titled && there END;
    asked.anywhere := CASE n WHEN 1 THEN here ELSE asked.anywhere && here END;
    exacts := exacts || jsonb_build_array(jsonb_build_array('t=' || (word ->> 'word')));
    titles := titles || jsonb_build_array(in_titles);
    rows := rows || jsonb_build_array(in_any);
  END LOOP;
  IF n = 0 THEN RETURN; END IF;
  expected := search_expect(jsonb_build_array(exacts, titles, rows));
  asked := (asked.exact, asked.titled, asked.anywhere, expected[1], expected[2], expected[3], "when_", "today");
  IF narrow IS NOT NULL THEN
    asked.exact := asked.exact && narrow;
    asked.titled := asked.titled && narrow;
    asked.anywhere := asked.anywhere && narrow;
  END IF;
  RETURN QUERY
  -- Of a record the reader's language first, then the row that answers best: both in one number.
  WITH gathered AS MATERIALIZED (
    -- Nothing is counted: only titles are looked for.
    SELECT * FROM search_rows(asked.anywhere, 2, asked."rows", asked, "reader", "kinds", "most") WHERE "most" > 0
    UNION ALL SELECT * FROM search_rows(asked.titled, 1, asked."titles", asked, "reader", "kinds", 80) t WHERE t."tier" < 9
    UNION ALL SELECT * FROM search_rows(asked.exact, 0, asked."exacts", asked, "reader", "kinds", 40) x WHERE x."tier" < 9 AND "most" > 0),
  more AS MATERIALIZED (SELECT DISTINCT g."kind" FROM gathered g WHERE g."tier" = 9),
  once AS MATERIALIZED (
    SELECT g."kind", g."recordId", min((g."locale" <> "reader")::int * 100 + g."tier" * 10 + position(g."locale" IN 'kkruen')) AS choice,
      max(g."at") AS "at", max(g."endsAt") AS "endsAt"
    FROM gathered g WHERE g."tier" < 9
    GROUP BY g."kind", g."recordId"),
  placed AS MATERIALIZED (
    SELECT o.*, substr('kkruen', o.choice % 10, 2) AS "locale", o.choice % 100 / 10 AS tier, count(*) OVER (PARTITION BY o."kind") AS total,
      -- By where it is said; then what is ahead, the soonest first, then what was, the latest first: in one number.
      row_number() OVER (PARTITION BY o."kind" ORDER BY o.choice % 100 / 10 * 1e12::float + CASE WHEN o."endsAt" > "today" THEN 0 ELSE 5e11::float END
        + CASE WHEN o."at" IS NULL THEN 4e11::float ELSE abs(date_part('epoch', "today" - o."at")) END, o."recordId") AS place
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
  SELECT o."kind", o."recordId", o."locale", o.score::real, o.total::int, o.nth::int, EXISTS (SELECT 1 FROM more m WHERE m."kind" = o."kind")
  FROM ordered o
  WHERE CASE WHEN "chosen" = '' THEN o.nth <= "take" WHEN o."kind" = "chosen" THEN o.nth > "skip" AND o.nth <= "skip" + "take" ELSE o.nth = 1 END
  ORDER BY o.score DESC, o."kind", o.nth;
END
$$;

-- Counts how many titles bear each word and forgets those that nothing bears any more; notes which words are common in which part of
-- the index. Of many rows a share is counted.
CREATE OR REPLACE FUNCTION search_count_words() RETURNS void LANGUAGE plpgsql SET jit = off AS $$
DECLARE
  share float := least(100, 100 * 60000.0 / greatest((SELECT count(*) FROM "SearchEntry"), 1));
  size record;
  condition text;
BEGIN
  CREATE TEMP TABLE counted ON COMMIT DROP AS
    SELECT substr(s.word, 3) AS word, max(s.ndoc) FILTER (WHERE s.word LIKE 't~%') AS uses
    FROM ts_stat('SELECT "head" FROM "SearchEntry"') s WHERE s.word LIKE '_~%' GROUP BY 1;
  CREATE INDEX ON counted (word);
  ANALYZE counted;
  UPDATE "SearchWord" w SET "uses" = greatest(1, c.uses) FROM counted c WHERE c.word = w."word" AND w."uses" <> greatest(1, coalesce(c.uses, 0));
  DELETE FROM "SearchWord" w WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.word = w."word");
  CREATE TEMP TABLE common ("word" text, "part" text, "rows" int) ON COMMIT DROP;
  FOR size IN SELECT CASE WHEN "kind" IN ('event', 'news', 'award', 'centre') THEN "kind" || '_' || "locale" ELSE 'few' END AS part, count(*)::int AS every
    FROM "SearchEntry" GROUP BY 1 LOOP
    condition := CASE size.part WHEN 'few' THEN $q$"kind" IN ('organisation', 'memorandum', 'person', 'library')$q$
      ELSE format('"kind" = %L AND "locale" = %L', split_part(size.part, '_', 1), split_part(size.part, '_', 2)) END;
    INSERT INTO common SELECT s.word, size.part, round(s.ndoc * 100 / share)::int
    FROM ts_stat(format('SELECT "words" FROM "SearchEntry" TABLESAMPLE SYSTEM (%s) WHERE %s', share, condition)) s
    WHERE s.ndoc * 100 / share >= 300 AND s.word NOT LIKE '.%';
    INSERT INTO common VALUES ('', size.part, size.every);
  END LOOP;
  INSERT INTO "SearchCommon" ("word", "part", "rows") SELECT "word", "part", "rows" FROM common
    ON CONFLICT ("word", "part") DO UPDATE SET "rows" = EXCLUDED."rows" WHERE "SearchCommon"."rows" <> EXCLUDED."rows";
  DELETE FROM "SearchCommon" c WHERE NOT EXISTS (SELECT 1 FROM common o WHERE o."word" = c."word" AND o."part" = c."part");
END
$$;

-- A slip is taken for the three words most like it that something public bears.
CREATE OR REPLACE FUNCTION search_similar("word" text) RETURNS TABLE ("near" text, "likeness" real) LANGUAGE sql STABLE
  SET pg_trgm.similarity_threshold = 0.35 SET enable_seqscan = off AS $$
  SELECT likely."word", likely.likeness FROM (
    SELECT w."word", similarity(w."plain", plain_key(search_similar."word")) AS likeness, w."uses" FROM "SearchWord" w
    WHERE w."plain" % plain_key(search_similar."word") AND abs(length(w."word") - length(search_similar."word")) <= 3
    ORDER BY 2 DESC, 3 DESC, 1 LIMIT 6) likely
  WHERE search_bears(likely."word") ORDER BY likely.likeness DESC, likely."uses" DESC, likely."word" LIMIT 3
$$;

-- Words of titles and names that begin so, the commonest first. Of a beginning of two letters some are
-- enough: it is a word of the index itself.
CREATE OR REPLACE FUNCTION search_beginnings("beginning" text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array(SELECT found."word" FROM (
      SELECT "word", "uses" FROM "SearchWord" WHERE "word" COLLATE "C" >= "beginning" AND "word" COLLATE "C" < "beginning" || U&'\FFFF' COLLATE "C"
      LIMIT 600) found
    ORDER BY found."uses" DESC, length(found."word") LIMIT 24)
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
UPDATE "SearchEntry" SET "words" = "words" || array_to_tsvector(search_begun(search_clean("title")));
