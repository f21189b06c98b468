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

-- Beginnings, by the words titles and names bear: the commonest that begin so, the more the longer the beginning is, and those too
-- new to be counted.
CREATE FUNCTION search_beginnings("beginning" text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array(
    (SELECT "word" FROM "SearchWord" WHERE "word" COLLATE "C" >= "beginning" AND "word" COLLATE "C" < "beginning" || U&'\FFFF' COLLATE "C"
      ORDER BY "uses" DESC, length("word") LIMIT CASE length("beginning") WHEN 2 THEN 6 WHEN 3 THEN 12 ELSE 20 END)
    UNION
    (SELECT "word" FROM "SearchWord" WHERE "word" COLLATE "C" >= "beginning" AND "word" COLLATE "C" < "beginning" || U&'\FFFF' COLLATE "C"
      AND "uses" = 0 ORDER BY length("word") LIMIT 6))
$$;

-- Slips of a letter or two, by the same words.
CREATE FUNCTION search_similar("word" text) RETURNS TABLE ("near" text, "likeness" real) LANGUAGE sql STABLE
  SET pg_trgm.similarity_threshold = 0.35 SET enable_seqscan = off AS $$
  SELECT w."word", similarity(w."plain", plain_key(search_similar."word")) FROM "SearchWord" w
  WHERE w."plain" % plain_key(search_similar."word") AND abs(length(w."word") - length(search_similar."word")) <= 3
  ORDER BY 2 DESC, w."uses" DESC, w."word" LIMIT 3
$$;

CREATE TYPE search_row AS ("kind" text, "recordId" uuid, "locale" text, "at" timestamptz, "endsAt" timestamptz, "tier" int);

-- `tier` says how a row answers: 0 in the title as typed, 1 in the title, 2 elsewhere.
-- Rows of a common query, as far as they may decide anything. Each kind is read by itself in one language, what has a date from the
-- near months outwards, until more than `most` are known: a long list is met only where the short list of a month leads into it.
-- Other languages are asked for kinds that gave next to nothing.
CREATE FUNCTION search_gather(exact tsquery, titled tsquery, query tsquery, lang text, kinds text[], today timestamptz, most int)
  RETURNS SETOF search_row LANGUAGE plpgsql ROWS 1000
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off AS $$
DECLARE
  each text;
  near text[] := array(SELECT search_month(today, m) FROM generate_series(-1, 1) m);
  year text[] := array(SELECT search_month(today, m) FROM generate_series(-12, 6) m);
  few text[] := array(SELECT k FROM unnest(kinds) k WHERE k IN ('organisation', 'memorandum', 'person', 'library'));
  found int;
  got int;
  narrowed tsquery;
BEGIN
  FOREACH each IN ARRAY array(SELECT k FROM unnest(kinds) k WHERE k IN ('event', 'news', 'centre', 'award')) LOOP
    found := 0;
    IF each IN ('event', 'news') THEN
      narrowed := query && search_any('.' || lang || '.' || each || '.', near);
      RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT most + 1;
      GET DIAGNOSTICS found = ROW_COUNT;
      CONTINUE WHEN found > most;
      narrowed := query && search_any('.' || lang || '.' || each || '.', array(SELECT m FROM unnest(year) m WHERE m <> ALL(near)));
      RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT most + 1 - found;
      GET DIAGNOSTICS got = ROW_COUNT;
      found := found + got;
      CONTINUE WHEN found > most;
    END IF;
    narrowed := query && search_any('.' || lang || '.', ARRAY[each]);
    RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed
      AND (each NOT IN ('event', 'news') OR to_char(coalesce(e."at", 'epoch') AT TIME ZONE 'UTC', 'YYYYMM') <> ALL(year))
      LIMIT most + 1 - found;
    GET DIAGNOSTICS got = ROW_COUNT;
    IF found + got < 20 AND most > 200 THEN
      narrowed := query && search_any('.', array(SELECT l || '.' || each FROM unnest(ARRAY['kk', 'ru', 'en']) l WHERE l <> lang));
      RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT most + 1;
    END IF;
  END LOOP;
  IF cardinality(few) > 0 THEN
    narrowed := query && search_any('.', array(SELECT l || '.' || k FROM unnest(ARRAY['kk', 'ru', 'en']) l, unnest(few) k));
    RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT 4 * most;
  END IF;
END
$$;

-- The language a common query is at home in: the reader's where the events and news of this month say its words, else the one that
-- says them most.
CREATE FUNCTION search_home("query" tsquery, "reader" text, "today" timestamptz) RETURNS text LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off AS $$
DECLARE
  month text := search_month("today", 0);
  narrowed tsquery;
BEGIN
  IF search_expect("query") <= 500 THEN RETURN "reader"; END IF;
  narrowed := "query" && search_any('.', array(SELECT l || '.' || k || '.' || month FROM unnest(ARRAY['kk', 'ru', 'en']) l, unnest(ARRAY['event', 'news']) k));
  RETURN coalesce((SELECT f."locale" FROM (SELECT e."locale" FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT 200) f
    GROUP BY f."locale" ORDER BY (f."locale" = "reader") DESC, count(*) DESC LIMIT 1), "reader");
END
$$;

-- The rows of a query; of a common one, see search_gather, and all rows that say it in their title where those are not many.
-- `most` 0 looks at titles alone.
CREATE FUNCTION search_rows(exact tsquery, titled tsquery, anywhere tsquery, filter tsquery, reader text, kinds text[], today timestamptz, most int)
  RETURNS SETOF search_row LANGUAGE plpgsql ROWS 1000
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off AS $$
DECLARE
  asked tsquery := CASE most WHEN 0 THEN titled ELSE anywhere END;
  narrow tsquery := filter;
  narrowed tsquery;
  lang text;
  found int;
BEGIN
  IF cardinality(kinds) < 8 THEN
    narrowed := search_any('.', array(SELECT l || '.' || k FROM unnest(ARRAY['kk', 'ru', 'en']) l, unnest(kinds) k));
    narrow := CASE WHEN narrow IS NULL THEN narrowed ELSE narrow && narrowed END;
  END IF;
  IF narrow IS NOT NULL THEN asked := asked && narrow; END IF;
  IF search_expect(asked) <= 800 THEN
    RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ asked LIMIT 800;
    GET DIAGNOSTICS found = ROW_COUNT;
    -- Words that go together are met more often than the statistics expect: then it is a common query after all.
    IF found < 800 THEN RETURN; END IF;
  END IF;
  lang := search_home(asked, reader, today);
  IF most = 0 THEN
    RETURN QUERY SELECT * FROM search_gather(exact, titled, asked, lang, kinds, today, 40);
    RETURN;
  END IF;
  narrowed := CASE WHEN narrow IS NULL THEN titled ELSE titled && narrow END;
  IF search_expect(narrowed) <= 1500 THEN
    RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT 2000;
  ELSE
    narrowed := narrowed && search_any('.' || lang || '.', ARRAY['centre', 'organisation']);
    RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT 200;
    narrowed := CASE WHEN narrow IS NULL THEN exact ELSE exact && narrow END;
    IF search_expect(narrowed) <= 1500 THEN
      RETURN QUERY SELECT e."kind", e."recordId", e."locale", e."at", e."endsAt",
        CASE WHEN e."head" @@ exact THEN 0 WHEN e."head" @@ titled THEN 1 ELSE 2 END FROM "SearchEntry" e WHERE e."words" @@ narrowed LIMIT 1000;
    END IF;
  END IF;
  RETURN QUERY SELECT * FROM search_gather(exact, titled, asked, lang, kinds, today, most);
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
-- (`most` is how many of a kind are counted; 0 looks at titles alone, for suggestions)
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
  here tsquery;
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
    here := search_any('~', forms);
    IF cardinality(wide) > 0 THEN here := here || search_any('t~', wide); END IF;
    all_any := CASE WHEN all_any IS NULL THEN here ELSE all_any && here END;
  END LOOP;
  IF all_any IS NULL THEN RETURN; END IF;
  RETURN QUERY
  -- Of a record the reader's language first, then the row that answers best: both in one number.
  WITH once AS MATERIALIZED (
    SELECT g."kind", g."recordId", min((g."locale" <> "reader")::int * 100 + g.tier * 10 + position(g."locale" IN 'kkruen')) AS choice,
      max(g."at") AS "at", max(g."endsAt") > "today" AS ahead
    FROM search_rows(all_exact, all_title, all_any, "filter", "reader", "kinds", "today", "most") g
    WHERE "when_" = '' OR (g."kind" = 'event' AND (g."endsAt" > "today") = ("when_" = 'ahead'))
    GROUP BY g."kind", g."recordId"),
  placed AS MATERIALIZED (
    SELECT o.*, o.choice % 100 / 10 AS tier, substr('kkruen', o.choice % 10, 2) AS "locale", count(*) OVER (PARTITION BY o."kind") AS total,
      row_number() OVER (PARTITION BY o."kind" ORDER BY o.choice % 100 / 10 * 1e12::float + CASE WHEN o.ahead IS TRUE THEN 0 ELSE 5e11::float END
        + abs(date_part('epoch', "today" - coalesce(o."at", 'epoch'))), o."recordId") AS place
    FROM once o),
  looked AS MATERIALIZED (
    SELECT p.*, e."head", e."title" FROM placed p LEFT JOIN "SearchEntry" e
      ON p.place <= 40 AND e."kind" = p."kind" AND e."recordId" = p."recordId" AND e."locale" = p."locale"
    WHERE p.place <= 40 OR p."kind" = "chosen"),
  scored AS (
    SELECT p.*, CASE WHEN p.place <= 40 THEN (
      SELECT avg(CASE
        WHEN p."head" @@ exact_q[n] THEN 1.0 WHEN p."head" @@ fold_q[n] THEN 0.92 WHEN p."head" @@ form_q[n] THEN 0.85
        WHEN p."head" @@ far_q[n] THEN 0.65
        WHEN p."head" @@ exact_n[n] THEN 0.6 WHEN p."head" @@ form_n[n] THEN 0.5
        ELSE 0.3 END) FROM generate_series(1, cardinality(exact_q)) AS each(n))
      + CASE WHEN p.tier < 2 THEN 0.15 * least(1.0, cardinality(exact_q)::float / greatest(1, cardinality(string_to_array(p."title", ' ')))) ELSE 0 END
      + CASE WHEN abs(length(p."title") - length("title")) > 6 THEN 0 WHEN search_clean(p."title") = "title" THEN 0.3 ELSE 0 END
      + CASE p."kind"
        WHEN 'event' THEN CASE WHEN p.ahead THEN 0.12 ELSE 0.02 + 0.05 * exp(-greatest(0, date_part('epoch', "today" - coalesce(p."at", 'epoch'))) / 63e6) END
        WHEN 'news' THEN 0.01 + 0.08 * exp(-greatest(0, date_part('epoch', "today" - coalesce(p."at", 'epoch'))) / 31e6)
        WHEN 'centre' THEN 0.06 WHEN 'organisation' THEN 0.06 WHEN 'person' THEN 0.05 WHEN 'library' THEN 0.03
        WHEN 'memorandum' THEN 0.03 ELSE 0.0 END
      + CASE WHEN p."locale" = "reader" THEN 0.04 ELSE 0 END
      ELSE -1 END AS score
    FROM looked p),
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
