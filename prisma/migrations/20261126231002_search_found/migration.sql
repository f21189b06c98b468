-- Words as a query of the index. They hold letters, digits and marks of ours only, see search_clean; quoted all the same.
CREATE FUNCTION search_any("mark" text, "forms" text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('''' || replace(replace("mark" || form, '\', '\\'), '''', '''''') || '''', '|')::tsquery FROM unnest("forms") AS each(form)
$$;

-- How many rows the planner's statistics expect for a query; without reading any.
CREATE FUNCTION search_expect("query" tsquery) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM "SearchEntry" WHERE "words" @@ %L::tsquery', "query") INTO plan;
  RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
END
$$;

-- Beginnings and slips, by the words titles and names bear: the commonest that begin so, and those too new to be counted.
CREATE FUNCTION search_beginnings("beginning" text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array(
    (SELECT "word" FROM "SearchWord" WHERE "word" COLLATE "C" >= "beginning" AND "word" COLLATE "C" < "beginning" || U&'\FFFF' COLLATE "C"
      ORDER BY "uses" DESC, length("word") LIMIT 24)
    UNION
    (SELECT "word" FROM "SearchWord" WHERE "word" COLLATE "C" >= "beginning" AND "word" COLLATE "C" < "beginning" || U&'\FFFF' COLLATE "C"
      AND "uses" = 0 ORDER BY length("word") LIMIT 8))
$$;

CREATE FUNCTION search_similar("word" text) RETURNS TABLE ("near" text, "likeness" real) LANGUAGE sql STABLE
  SET pg_trgm.similarity_threshold = 0.35 SET enable_seqscan = off AS $$
  SELECT w."word", similarity(w."plain", plain_key(search_similar."word")) FROM "SearchWord" w
  WHERE w."plain" % plain_key(search_similar."word") AND abs(length(w."word") - length(search_similar."word")) <= 3
  ORDER BY 2 DESC, w."uses" DESC, w."word" LIMIT 6
$$;

-- The rows of a query, as far as they may decide anything. A rare one gives all there are. Of a common one each kind is read from
-- the near months outwards, in the reader's language first, until more than `most` are known: long lists are met only where the
-- short list of a month leads into them.
CREATE FUNCTION search_gather("query" tsquery, "reader" text, "kinds" text[], "today" timestamptz, "most" int)
  RETURNS TABLE ("kind" text, "recordId" uuid, "locale" text) LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  each text;
  others text[] := array_remove(ARRAY['kk', 'ru', 'en'], "reader");
  spans int[] := ARRAY[0, 1, -1, -4, 4, -12, 12];
  months text[];
  found int;
  got int;
  step int;
  narrowed tsquery;
BEGIN
  IF cardinality("kinds") < 8 THEN
    narrowed := "query" && search_any('.', array(SELECT l || '.' || k FROM unnest(ARRAY['kk', 'ru', 'en']) l, unnest("kinds") k));
  ELSE narrowed := "query"; END IF;
  IF search_expect("query") <= 3000 THEN
    RETURN QUERY SELECT e."kind", e."recordId", e."locale" FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT 4000;
    RETURN;
  END IF;
  FOREACH each IN ARRAY "kinds" LOOP
    found := 0;
    IF each IN ('event', 'news', 'award') THEN
      FOR step IN 1 .. 3 LOOP
        -- This month and its neighbours; the year around; everything else.
        months := CASE step
          WHEN 1 THEN array(SELECT search_month("today", m) FROM generate_series(-1, 1) m)
          WHEN 2 THEN array(SELECT search_month("today", m) FROM generate_series(-12, 6) m WHERE m NOT BETWEEN -1 AND 1)
          ELSE NULL END;
        narrowed := "query" && CASE WHEN months IS NULL THEN search_any('.', ARRAY["reader" || '.' || each])
          ELSE search_any('.' || "reader" || '.' || each || '.', months) END;
        RETURN QUERY SELECT e."kind", e."recordId", e."locale" FROM "SearchEntry" e WHERE e."words" @@ narrowed
          AND (step < 3 OR NOT to_char(coalesce(e."at", '-infinity') AT TIME ZONE 'UTC', 'YYYYMM') = ANY(
            array(SELECT search_month("today", m) FROM generate_series(-12, 6) m))) LIMIT "most" + 1 - found;
        GET DIAGNOSTICS got = ROW_COUNT;
        found := found + got;
        EXIT WHEN found > "most";
      END LOOP;
    ELSE
      RETURN QUERY SELECT e."kind", e."recordId", e."locale" FROM "SearchEntry" e
        WHERE e."words" @@ ("query" && search_any('.', ARRAY["reader" || '.' || each])) LIMIT "most" + 1;
      GET DIAGNOSTICS found = ROW_COUNT;
    END IF;
    IF found <= "most" THEN
      RETURN QUERY SELECT e."kind", e."recordId", e."locale" FROM "SearchEntry" e
        WHERE e."words" @@ ("query" && search_any('.', array(SELECT l || '.' || each FROM unnest(others) l))) LIMIT "most" + 1;
    END IF;
  END LOOP;
END
$$;

CREATE FUNCTION search_month("today" timestamptz, "away" int) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT to_char(("today" AT TIME ZONE 'UTC') + make_interval(months => "away"), 'YYYYMM')
$$;

-- How a query is read: its words without the small ones (unless there is nothing else), how each is looked for, and whether
-- anything bears it.
CREATE FUNCTION search_read("reading" text) RETURNS TABLE ("place" int, "word" text, "folded" text, "forms" text[]) LANGUAGE sql STABLE AS $$
  WITH words AS (
    SELECT min(n)::int AS place, word FROM unnest(string_to_array(search_clean(left("reading", 200)), ' ')) WITH ORDINALITY AS each(word, n)
    WHERE word <> '' GROUP BY word ORDER BY 1 LIMIT 8), sized AS (SELECT *, search_is_small(word) AS small FROM words)
  SELECT place, word, search_fold_clean(word), search_query_forms(word) FROM sized
  WHERE NOT small OR NOT EXISTS (SELECT 1 FROM sized WHERE NOT small) ORDER BY place
$$;

CREATE TYPE search_found AS ("kind" text, "recordId" uuid, "locale" text, "score" real, "count" int, "place" int);

-- The rows that answer the words of `tests` (one entry a word: how it is looked for), counted a kind, in order: of the chosen kind
-- those behind `skip` as far as `take`, of the others the best one; without a chosen kind as many as `take` of each. A record is there once: in the reader's language, else in the one that answers best. `title` says the
-- words as typed, for whole titles.
CREATE FUNCTION search_rank("tests" jsonb, "title" text, "reader" text, "kinds" text[], "filter" tsquery, "when_" text, "today" timestamptz,
  "most" int, "chosen" text, "skip" int, "take" int) RETURNS SETOF search_found LANGUAGE plpgsql
  SET jit = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  all_any tsquery;
  all_title tsquery;
  all_exact tsquery;
  word jsonb;
  exact_q tsquery[] := '{}';
  fold_q tsquery[] := '{}';
  form_q tsquery[] := '{}';
  far_q tsquery[] := '{}';
  exact_n tsquery[] := '{}';
  form_n tsquery[] := '{}';
  forms text[];
  wide text[];
BEGIN
  FOR word IN SELECT each FROM jsonb_array_elements("tests") AS list(each) LOOP
    forms := array(SELECT jsonb_array_elements_text(word -> 'forms'));
    wide := array(SELECT jsonb_array_elements_text(word -> 'wide'));
    exact_q := exact_q || search_any('t=', ARRAY[word ->> 'word']);
    fold_q := fold_q || search_any('t~', ARRAY[word ->> 'folded']);
    form_q := form_q || search_any('t~', forms);
    far_q := far_q || search_any('t~', forms || wide);
    exact_n := exact_n || search_any('n=', ARRAY[word ->> 'word']);
    form_n := form_n || search_any('n~', forms || wide);
    all_exact := CASE WHEN all_exact IS NULL THEN exact_q[cardinality(exact_q)] ELSE all_exact && exact_q[cardinality(exact_q)] END;
    all_title := CASE WHEN all_title IS NULL THEN far_q[cardinality(far_q)] ELSE all_title && far_q[cardinality(far_q)] END;
    all_any := CASE WHEN all_any IS NULL THEN search_any('~', forms || wide) ELSE all_any && search_any('~', forms || wide) END;
  END LOOP;
  IF all_any IS NULL THEN RETURN; END IF;
  IF "filter" IS NOT NULL THEN
    all_exact := all_exact && "filter"; all_title := all_title && "filter"; all_any := all_any && "filter";
  END IF;
  RETURN QUERY
  WITH gathered AS MATERIALIZED (
    SELECT g."kind", g."recordId", g."locale", min(g.tier) AS tier FROM (
      SELECT *, 0 AS tier FROM search_gather(all_exact, "reader", "kinds", "today", 60)
      UNION ALL SELECT *, 1 FROM search_gather(all_title, "reader", "kinds", "today", 120)
      UNION ALL SELECT *, 2 FROM search_gather(all_any, "reader", "kinds", "today", "most")) g
    GROUP BY 1, 2, 3),
  rows AS MATERIALIZED (
    SELECT g.*, e."at", e."endsAt", e."head", e."title" FROM gathered g JOIN "SearchEntry" e USING ("kind", "recordId", "locale")
    WHERE "when_" = '' OR (e."kind" = 'event' AND (e."endsAt" > "today") = ("when_" = 'ahead'))),
  once AS MATERIALIZED (
    SELECT DISTINCT ON (r."kind", r."recordId") r.* FROM rows r
    ORDER BY r."kind", r."recordId", (r."locale" = "reader") DESC, r.tier, r."locale"),
  placed AS MATERIALIZED (
    SELECT o.*, count(*) OVER (PARTITION BY o."kind") AS total,
      CASE o."kind"
        WHEN 'event' THEN CASE WHEN o."endsAt" > "today" THEN 0.10 ELSE 0.05 * exp(-extract(epoch FROM "today" - o."endsAt") / 63e6) END + 0.02
        WHEN 'news' THEN 0.01 + 0.08 * exp(-greatest(0, extract(epoch FROM "today" - coalesce(o."at", 'epoch'))) / 31e6)
        WHEN 'centre' THEN 0.06 WHEN 'organisation' THEN 0.06 WHEN 'person' THEN 0.05 WHEN 'library' THEN 0.03
        WHEN 'memorandum' THEN 0.03 ELSE 0.0 END AS fresh,
      row_number() OVER (PARTITION BY o."kind" ORDER BY o.tier, (o."endsAt" > "today") DESC NULLS LAST,
        CASE WHEN o."endsAt" > "today" THEN o."at" END, o."at" DESC NULLS LAST, o."recordId") AS place
    FROM once o),
  scored AS (
    SELECT p.*, CASE WHEN p.place <= 100 THEN (
      SELECT avg(CASE
        WHEN p."head" @@ exact_q[n] THEN 1.0 WHEN p."head" @@ fold_q[n] THEN 0.92 WHEN p."head" @@ form_q[n] THEN 0.85
        WHEN p."head" @@ far_q[n] THEN 0.65
        WHEN p."head" @@ exact_n[n] THEN 0.6 WHEN p."head" @@ form_n[n] THEN 0.5
        ELSE 0.3 END) FROM generate_series(1, cardinality(exact_q)) AS each(n))
      + CASE WHEN p.tier < 2 THEN 0.15 * least(1.0, cardinality(exact_q)::float / greatest(1, cardinality(string_to_array(p."title", ' ')))) ELSE 0 END
      + CASE WHEN search_clean(p."title") = "title" THEN 0.3 ELSE 0 END
      + p.fresh + CASE WHEN p."locale" = "reader" THEN 0.04 ELSE 0 END
      ELSE -1 END AS score
    FROM placed p),
  ordered AS (
    SELECT s.*, row_number() OVER (PARTITION BY s."kind" ORDER BY s.score DESC, s.place) AS nth FROM scored s)
  SELECT o."kind", o."recordId", o."locale", o.score::real, o.total::int, o.nth::int FROM ordered o
  WHERE CASE WHEN "chosen" = '' THEN o.nth <= "take" WHEN o."kind" = "chosen" THEN o.nth > "skip" AND o.nth <= "skip" + "take" ELSE o.nth = 1 END
  ORDER BY o.score DESC, o."kind", o.nth;
END
$$;

-- Whether anything public bears a word. Of a common one the index is not asked: it would be read through.
CREATE FUNCTION search_bears("form" text) RETURNS boolean LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off AS $$
BEGIN
  IF search_expect(search_any('~', ARRAY["form"])) > 1000 THEN RETURN true; END IF;
  RETURN EXISTS (SELECT 1 FROM "SearchEntry" e WHERE e."words" @@ search_any('~', ARRAY["form"]));
END
$$;

-- What is there already.
DO $$
DECLARE
  kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['centre', 'organisation', 'event', 'news', 'award', 'memorandum', 'person', 'library'] LOOP
    PERFORM search_sync(kind, coalesce((SELECT array_agg("id") FROM search_records(kind, NULL, 2000000000)), '{}'));
  END LOOP;
END
$$;
