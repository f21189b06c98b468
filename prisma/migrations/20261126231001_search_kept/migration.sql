-- What a reader may see of each kind, one row a record and language. These conditions are those of the public lists:
-- publicEvents, publicIn, isListed … of lib/*. A draft, a hidden centre's event, an unpublished language give no row.
CREATE TYPE search_source AS (
  "kind" text, "recordId" uuid, "locale" text, "path" text, "title" text, "names" text, "lead" text, "body" text,
  "unitId" uuid, "directionIds" uuid[], "startsAt" timestamptz, "endsAt" timestamptz, "at" timestamptz, "isDemo" boolean);

-- The words of a document of the editor.
CREATE FUNCTION search_document("document" jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(piece #>> '{}', ' '), '') FROM jsonb_path_query("document", 'strict $.**.text') AS found(piece)
  WHERE jsonb_typeof(piece) = 'string'
$$;

CREATE FUNCTION search_source_centre("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'centre', c."id", t."locale", '/centres/' || c."slug", t."title", concat_ws(' · ', t."unit", t."address"), t."description", '',
    c."unitId", '{}'::uuid[], NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, c."isDemo"
  FROM "Centre" c JOIN "Unit" u ON u."id" = c."unitId"
  CROSS JOIN LATERAL (VALUES
    ('kk', c."nameKk", u."nameKk", c."addressKk", c."descriptionKk"),
    ('ru', c."nameRu", u."nameRu", c."addressRu", c."descriptionRu"),
    ('en', c."nameEn", u."nameEn", c."addressEn", c."descriptionEn")) AS t("locale", "title", "unit", "address", "description")
  WHERE c."id" = ANY("ids") AND c."state" = 'published' AND t."title" <> ''
$$;

CREATE FUNCTION search_source_organisation("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'organisation', o."id", t."locale", '/organisations/' || o."slug", t."title",
    concat_ws(' · ', nullif(array_to_string(o."aliases", ' · '), ''), t."form", t."unit", t."address", t."directions"),
    t."description", t."projects",
    o."unitId", coalesce(d.every, '{}'), NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, o."isDemo"
  FROM "Organisation" o
  LEFT JOIN "Unit" u ON u."id" = o."unitId"
  LEFT JOIN "LegalForm" f ON f."id" = o."legalFormId"
  LEFT JOIN LATERAL (
    SELECT array_agg(n."id" ORDER BY n."position", n."id") AS every, string_agg(n."nameKk", ' · ' ORDER BY n."position", n."id") AS kk,
      string_agg(n."nameRu", ' · ' ORDER BY n."position", n."id") AS ru, string_agg(n."nameEn", ' · ' ORDER BY n."position", n."id") AS en
    FROM "OrganisationDirection" od JOIN "Direction" n ON n."id" = od."directionId" WHERE od."organisationId" = o."id") d ON true
  CROSS JOIN LATERAL (VALUES
    ('kk', o."nameKk", concat_ws(' ', f."abbreviationKk", f."nameKk"), u."nameKk", o."addressKk", d.kk, o."descriptionKk", o."projectsKk"),
    ('ru', o."nameRu", concat_ws(' ', f."abbreviationRu", f."nameRu"), u."nameRu", o."addressRu", d.ru, o."descriptionRu", o."projectsRu"),
    ('en', o."nameEn", f."nameEn", u."nameEn", o."addressEn", d.en, o."descriptionEn", o."projectsEn"))
    AS t("locale", "title", "form", "unit", "address", "directions", "description", "projects")
  WHERE o."id" = ANY("ids") AND o."state" = 'published' AND t."title" <> ''
$$;

CREATE FUNCTION search_source_event("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'event', e."id", t."locale", '/events/' || e."slug", t."title",
    concat_ws(' · ', t."place", t."unit", t."centre", t."host", t."direction"), t."summary",
    concat_ws(E'\n', t."description", t."requirements", t."programme", t."training"),
    e."unitId", ARRAY[e."directionId"], e."startsAt", e."endsAt", CASE WHEN e."isDateStated" THEN e."startsAt" END, e."isDemo"
  FROM "Event" e
  JOIN "Centre" c ON c."id" = e."centreId"
  JOIN "Unit" u ON u."id" = e."unitId"
  JOIN "Direction" d ON d."id" = e."directionId"
  LEFT JOIN "Organisation" h ON h."id" = e."hostOrganisationId" AND h."state" = 'published'
  LEFT JOIN "EventTraining" g ON g."eventId" = e."id"
  LEFT JOIN "Person" gp ON gp."id" = g."trainerId"
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', a."titleKk", a."detailsKk", s.kk), E'\n' ORDER BY a."position", a."id") AS kk,
      string_agg(concat_ws(' ', a."titleRu", a."detailsRu", s.ru), E'\n' ORDER BY a."position", a."id") AS ru,
      string_agg(concat_ws(' ', a."titleEn", a."detailsEn", s.en), E'\n' ORDER BY a."position", a."id") AS en
    FROM "AgendaItem" a LEFT JOIN LATERAL (
      SELECT string_agg(coalesce(p."nameKk", k."nameKk"), ' ' ORDER BY k."position", k."id") AS kk,
        string_agg(coalesce(p."nameRu", k."nameRu"), ' ' ORDER BY k."position", k."id") AS ru,
        string_agg(coalesce(p."nameEn", k."nameEn"), ' ' ORDER BY k."position", k."id") AS en
      FROM "AgendaSpeaker" k LEFT JOIN "Person" p ON p."id" = k."personId" WHERE k."agendaItemId" = a."id") s ON true
    WHERE a."eventId" = e."id") p ON true
  CROSS JOIN LATERAL (VALUES
    ('kk', e."titleKk", e."placeKk", u."nameKk", c."nameKk", h."nameKk", d."nameKk", e."summaryKk", e."descriptionKk", e."requirementsKk",
      p.kk, concat_ws(' ', coalesce(gp."nameKk", g."trainerKk"), g."outcomesKk")),
    ('ru', e."titleRu", e."placeRu", u."nameRu", c."nameRu", h."nameRu", d."nameRu", e."summaryRu", e."descriptionRu", e."requirementsRu",
      p.ru, concat_ws(' ', coalesce(gp."nameRu", g."trainerRu"), g."outcomesRu")),
    ('en', e."titleEn", e."placeEn", u."nameEn", c."nameEn", h."nameEn", d."nameEn", e."summaryEn", e."descriptionEn", e."requirementsEn",
      p.en, concat_ws(' ', coalesce(gp."nameEn", g."trainerEn"), g."outcomesEn")))
    AS t("locale", "title", "place", "unit", "centre", "host", "direction", "summary", "description", "requirements", "programme", "training")
  WHERE e."id" = ANY("ids") AND e."state" IN ('published', 'cancelled') AND e."publishedAt" IS NOT NULL AND c."state" = 'published'
    AND t."title" <> ''
$$;

CREATE FUNCTION search_source_news("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'news', n."id", t."locale", '/news/' || t."slug", t."title",
    concat_ws(' · ', nullif(n."authorName", ''), nullif(n."sourceName", ''), g."names",
      CASE t."locale" WHEN 'kk' THEN p."nameKk" WHEN 'ru' THEN p."nameRu" ELSE p."nameEn" END,
      CASE t."locale" WHEN 'kk' THEN o."nameKk" WHEN 'ru' THEN o."nameRu" ELSE o."nameEn" END),
    t."lead", search_document(t."body"),
    NULL::uuid, '{}'::uuid[], NULL::timestamptz, NULL::timestamptz, n."publishedAt", n."isDemo"
  FROM "NewsItem" n JOIN "NewsTranslation" t ON t."newsId" = n."id" AND t."state" = 'published'
  LEFT JOIN "Person" p ON p."id" = n."personId"
  LEFT JOIN "Organisation" o ON o."id" = n."organisationId" AND o."state" = 'published'
  LEFT JOIN LATERAL (
    SELECT string_agg(CASE t."locale" WHEN 'kk' THEN tag."nameKk" WHEN 'ru' THEN tag."nameRu" ELSE tag."nameEn" END, ' · '
      ORDER BY tag."slug") AS "names"
    FROM "NewsTagged" ng JOIN "NewsTag" tag ON tag."id" = ng."tagId" WHERE ng."newsId" = n."id") g ON true
  WHERE n."id" = ANY("ids") AND n."state" = 'published'
$$;

-- Of whom the register may name: grown up, or with a consent to publishing (a minor's by a guardian), see `publicName`. Everybody
-- else stands with the first name and an initial, and is found by no more.
CREATE FUNCTION search_source_award("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'award', a."id", t."locale", '/awards/' || a."id",
    CASE WHEN v."id" IS NULL OR m."isNamed" THEN coalesce(nullif(t."recipient", ''), nullif(a."recipientKk", ''), a."recipientRu")
      ELSE v."givenName" || coalesce(' ' || upper(nullif(left(v."surname", 1), '') COLLATE "und-x-icu") || '.', '') END,
    concat_ws(' · ', t."kind", k."prefix" || '-' || a."year" || '/' || lpad(a."number"::text, 4, '0')),
    concat_ws('. ', t."kind", nullif(t."reason", '')), '',
    o."unitId", '{}'::uuid[], NULL::timestamptz, NULL::timestamptz, a."issuedOn"::timestamp AT TIME ZONE 'UTC', a."isDemo"
  FROM "Award" a JOIN "AwardKind" k ON k."id" = a."kindId"
  LEFT JOIN "Organisation" o ON o."id" = a."organisationId" AND o."state" = 'published'
  LEFT JOIN "Volunteer" v ON v."id" = a."volunteerId"
  LEFT JOIN LATERAL (
    SELECT coalesce(bool_or(s."withdrawnAt" IS NULL), false) AS "isGiven", coalesce(bool_or(s."withdrawnAt" IS NOT NULL), false) AS "isTakenBack",
      coalesce(bool_or(s."withdrawnAt" IS NULL AND s."guardianId" IS NOT NULL), false) AS "isGuardians"
    FROM "Consent" s WHERE s."volunteerId" = v."id" AND s."kind" = 'publishing') c ON true
  CROSS JOIN LATERAL (SELECT CASE WHEN v."birthDate" IS NULL THEN c."isGiven" ELSE c."isGuardians"
    OR v."birthDate" + interval '18 years' <= (now() AT TIME ZONE 'Asia/Almaty')::date END AS "isNamed") m
  CROSS JOIN LATERAL (VALUES
    ('kk', a."recipientKk", k."nameKk", a."reasonKk"), ('ru', a."recipientRu", k."nameRu", a."reasonRu"),
    ('en', a."recipientEn", k."nameEn", a."reasonEn")) AS t("locale", "recipient", "kind", "reason")
  WHERE a."id" = ANY("ids") AND a."state" = 'issued' AND NOT a."isHidden"
    AND (v."id" IS NULL OR (v."status" <> 'anonymised' AND (c."isGiven" OR NOT c."isTakenBack")))
$$;

CREATE FUNCTION search_source_memorandum("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'memorandum', m."id", t."locale", '/memoranda/' || m."slug", t."title", concat_ws(' · ', t."parties", t."subject"), t."summary",
    concat_ws(E'\n', search_document(t."body"), t."obligations"),
    NULL::uuid, '{}'::uuid[], NULL::timestamptz, NULL::timestamptz, m."signedOn"::timestamp AT TIME ZONE 'UTC', m."isDemo"
  FROM "Memorandum" m JOIN "MemorandumSubject" s ON s."id" = m."subjectId"
  LEFT JOIN LATERAL (
    SELECT string_agg(p."nameKk", ' · ' ORDER BY p."position") AS kk, string_agg(p."nameRu", ' · ' ORDER BY p."position") AS ru,
      string_agg(p."nameEn", ' · ' ORDER BY p."position") AS en
    FROM "MemorandumParty" p WHERE p."memorandumId" = m."id") p ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(o."textKk", E'\n' ORDER BY o."position", o."id") AS kk, string_agg(o."textRu", E'\n' ORDER BY o."position", o."id") AS ru,
      string_agg(o."textEn", E'\n' ORDER BY o."position", o."id") AS en
    FROM "Obligation" o WHERE o."memorandumId" = m."id") o ON true
  CROSS JOIN LATERAL (VALUES
    ('kk', m."titleKk", p.kk, s."nameKk", m."summaryKk", m."bodyKk", o.kk), ('ru', m."titleRu", p.ru, s."nameRu", m."summaryRu", m."bodyRu", o.ru),
    ('en', m."titleEn", p.en, s."nameEn", m."summaryEn", m."bodyEn", o.en))
    AS t("locale", "title", "parties", "subject", "summary", "body", "obligations")
  WHERE m."id" = ANY("ids") AND m."state" = 'published' AND t."title" <> ''
$$;

CREATE FUNCTION search_source_person("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'person', n."id", t."locale", '/people/' || n."slug", t."title", concat_ws(' · ', t."positions", t."labels"), t."story", '',
    NULL::uuid, '{}'::uuid[], NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, n."isDemo"
  FROM "Person" n
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', p."titleKk", o."nameKk"), ' · ' ORDER BY p."startedOn" DESC NULLS LAST, p."id") AS kk,
      string_agg(concat_ws(' ', p."titleRu", o."nameRu"), ' · ' ORDER BY p."startedOn" DESC NULLS LAST, p."id") AS ru,
      string_agg(concat_ws(' ', p."titleEn", o."nameEn"), ' · ' ORDER BY p."startedOn" DESC NULLS LAST, p."id") AS en
    FROM "PersonPosition" p LEFT JOIN "Organisation" o ON o."id" = p."organisationId" AND o."state" = 'published'
    WHERE p."personId" = n."id") p ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(l."labelKk", ' · ' ORDER BY l."id") AS kk, string_agg(l."labelRu", ' · ' ORDER BY l."id") AS ru,
      string_agg(l."labelEn", ' · ' ORDER BY l."id") AS en
    FROM "InformalTitle" l WHERE l."personId" = n."id" AND NOT l."isHidden") l ON true
  CROSS JOIN LATERAL (VALUES ('kk', n."nameKk", p.kk, l.kk, n."storyKk"), ('ru', n."nameRu", p.ru, l.ru, n."storyRu"),
    ('en', n."nameEn", p.en, l.en, n."storyEn")) AS t("locale", "title", "positions", "labels", "story")
  WHERE n."id" = ANY("ids") AND t."title" <> ''
$$;

-- The library's papers for everyone, and the answers of the FAQ, each language by itself.
CREATE FUNCTION search_source_library("ids" uuid[]) RETURNS SETOF search_source LANGUAGE sql STABLE AS $$
  SELECT 'library', i."id", t."locale", '/library/' || i."slug", t."title", coalesce(t."direction", ''), t."summary", '',
    NULL::uuid, CASE WHEN d."id" IS NULL THEN '{}'::uuid[] ELSE ARRAY[d."id"] END, NULL::timestamptz, NULL::timestamptz, i."renewedAt", i."isDemo"
  FROM "LibraryItem" i LEFT JOIN "Direction" d ON d."id" = i."directionId"
  CROSS JOIN LATERAL (VALUES ('kk', i."titleKk", i."summaryKk", d."nameKk"), ('ru', i."titleRu", i."summaryRu", d."nameRu"),
    ('en', i."titleEn", i."summaryEn", d."nameEn")) AS t("locale", "title", "summary", "direction")
  WHERE i."id" = ANY("ids") AND i."state" = 'published' AND i."audience" = 'everyone' AND t."title" <> ''
  UNION ALL
  SELECT 'library', f."id", t."locale", '/front-office/faq#' || c."code", t."question", t."topic", t."answer", '',
    NULL::uuid, '{}'::uuid[], NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, false
  FROM "FaqEntry" f JOIN "ConsultationTopic" c ON c."id" = f."topicId"
  CROSS JOIN LATERAL (VALUES ('kk', f."isPublicKk", f."questionKk", f."answerKk", c."nameKk"),
    ('ru', f."isPublicRu", f."questionRu", f."answerRu", c."nameRu"), ('en', f."isPublicEn", f."questionEn", f."answerEn", c."nameEn"))
    AS t("locale", "isPublic", "question", "answer", "topic")
  WHERE f."id" = ANY("ids") AND t."isPublic" AND t."question" <> ''
$$;

CREATE FUNCTION search_source_of("kind" text, "ids" uuid[]) RETURNS SETOF search_source LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE "kind"
    WHEN 'centre' THEN RETURN QUERY SELECT * FROM search_source_centre("ids");
    WHEN 'organisation' THEN RETURN QUERY SELECT * FROM search_source_organisation("ids");
    WHEN 'event' THEN RETURN QUERY SELECT * FROM search_source_event("ids");
    WHEN 'news' THEN RETURN QUERY SELECT * FROM search_source_news("ids");
    WHEN 'award' THEN RETURN QUERY SELECT * FROM search_source_award("ids");
    WHEN 'memorandum' THEN RETURN QUERY SELECT * FROM search_source_memorandum("ids");
    WHEN 'person' THEN RETURN QUERY SELECT * FROM search_source_person("ids");
    WHEN 'library' THEN RETURN QUERY SELECT * FROM search_source_library("ids");
  END CASE;
END
$$;

-- Whoever writes a record's entries holds the record itself, so that two changes at once are seen by the later of them: what is
-- read afterwards is what the other one left.
CREATE FUNCTION search_hold("kind" text, "ids" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE "kind"
    WHEN 'centre' THEN PERFORM 1 FROM "Centre" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'organisation' THEN PERFORM 1 FROM "Organisation" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'event' THEN PERFORM 1 FROM "Event" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'news' THEN PERFORM 1 FROM "NewsItem" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'award' THEN PERFORM 1 FROM "Award" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'memorandum' THEN PERFORM 1 FROM "Memorandum" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'person' THEN PERFORM 1 FROM "Person" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
    WHEN 'library' THEN
      PERFORM 1 FROM "LibraryItem" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
      PERFORM 1 FROM "FaqEntry" WHERE "id" = ANY("ids") ORDER BY "id" FOR NO KEY UPDATE;
  END CASE;
END
$$;

-- What a row is filtered by stands among its words, behind a sign no word has: language and kind, those with the month (`.far`
-- where there is none), unit, directions.
CREATE FUNCTION search_marks("row" search_source) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['.' || "row"."locale" || '.' || "row"."kind",
    '.' || "row"."locale" || '.' || "row"."kind" || '.' || coalesce(to_char("row"."at" AT TIME ZONE 'UTC', 'YYYYMM'), 'far')]
    || CASE WHEN "row"."unitId" IS NULL THEN '{}' ELSE ARRAY['.u.' || "row"."unitId"] END
    || array(SELECT '.d.' || each FROM unnest("row"."directionIds") AS directions(each))
$$;

CREATE FUNCTION search_marked("mark" text, "words" text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg("mark" || word), '{}') FROM (SELECT DISTINCT word FROM unnest("words") AS each(word) WHERE word <> '') once
$$;

-- Words with a hyphen, written as one: «фронт-офис» is asked for as «фронтофис» too.
CREATE FUNCTION search_joined("text" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(search_clean(replace(found[1], '-', '')), ' '), '')
  FROM regexp_matches("text" COLLATE "und-x-icu", '[[:alpha:]]+(?:-[[:alpha:]]+)+', 'g') AS found
$$;

-- Brings the entries of records of a kind up to what readers may see. Rows that say the same stay untouched unless `again`.
CREATE FUNCTION search_sync(which text, ids uuid[], again boolean DEFAULT false) RETURNS void LANGUAGE plpgsql
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
        || search_marked('~', title_forms || names_forms
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

-- What triggers call: many changed records of a kind, without doubles and nothings.
CREATE FUNCTION search_follow(which text, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  once uuid[] := array(SELECT DISTINCT each FROM unnest(ids) AS given(each) WHERE each IS NOT NULL ORDER BY each);
BEGIN
  IF cardinality(once) > 0 THEN PERFORM search_sync(which, once); END IF;
END
$$;

-- One trigger for all: which kind, which of its records the changed rows belong to (`t` is their old and new form), which columns count.
CREATE FUNCTION search_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  columns text := TG_ARGV[2];
  changed text;
  ids uuid[];
BEGIN
  changed := CASE TG_OP
    WHEN 'INSERT' THEN format('SELECT %s FROM new_rows', columns)
    WHEN 'DELETE' THEN format('SELECT %s FROM old_rows', columns)
    ELSE format('(SELECT %1$s FROM new_rows EXCEPT SELECT %1$s FROM old_rows) UNION ALL (SELECT %1$s FROM old_rows EXCEPT SELECT %1$s FROM new_rows)', columns)
  END;
  EXECUTE format('WITH t AS (%s) SELECT array_agg(touched.id) FROM (%s) AS touched(id)', changed, TG_ARGV[1]) INTO ids;
  PERFORM search_follow(TG_ARGV[0], ids);
  RETURN NULL;
END
$$;

CREATE FUNCTION pg_temp.follow(source text, acts text, kind text, ids text, columns text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  act text;
BEGIN
  FOREACH act IN ARRAY string_to_array(acts, ' ') LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION search_touched(%L, %L, %L)',
      source || '_search_' || kind || '_' || lower(act), act, source,
      CASE act WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
        ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END, kind, ids, columns);
  END LOOP;
END
$$;

DO $$
DECLARE
  every text := 'INSERT UPDATE DELETE';
  names text := '"id", "nameKk", "nameRu", "nameEn"';
BEGIN
  PERFORM pg_temp.follow('Centre', every, 'centre', 'SELECT "id" FROM t', names || ', "slug", "state", "unitId",
    "addressKk", "addressRu", "addressEn", "descriptionKk", "descriptionRu", "descriptionEn", "isDemo"');
  PERFORM pg_temp.follow('Centre', 'UPDATE', 'event', 'SELECT e."id" FROM "Event" e WHERE e."centreId" IN (SELECT "id" FROM t)',
    names || ', "state"');
  PERFORM pg_temp.follow('Unit', 'UPDATE', 'centre', 'SELECT c."id" FROM "Centre" c WHERE c."unitId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('Unit', 'UPDATE', 'organisation', 'SELECT o."id" FROM "Organisation" o WHERE o."unitId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('Unit', 'UPDATE', 'event', 'SELECT e."id" FROM "Event" e WHERE e."unitId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('Direction', 'UPDATE', 'organisation',
    'SELECT od."organisationId" FROM "OrganisationDirection" od WHERE od."directionId" IN (SELECT "id" FROM t)', names || ', "position"');
  PERFORM pg_temp.follow('Direction', 'UPDATE', 'event', 'SELECT e."id" FROM "Event" e WHERE e."directionId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('Direction', 'UPDATE', 'library', 'SELECT i."id" FROM "LibraryItem" i WHERE i."directionId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('LegalForm', 'UPDATE', 'organisation', 'SELECT o."id" FROM "Organisation" o WHERE o."legalFormId" IN (SELECT "id" FROM t)',
    names || ', "abbreviationKk", "abbreviationRu"');

  PERFORM pg_temp.follow('Organisation', every, 'organisation', 'SELECT "id" FROM t', names || ', "slug", "state", "legalFormId", "unitId", "aliases",
    "addressKk", "addressRu", "addressEn", "descriptionKk", "descriptionRu", "descriptionEn", "projectsKk", "projectsRu", "projectsEn", "isDemo"');
  PERFORM pg_temp.follow('Organisation', 'UPDATE', 'event', 'SELECT e."id" FROM "Event" e WHERE e."hostOrganisationId" IN (SELECT "id" FROM t)',
    names || ', "state"');
  PERFORM pg_temp.follow('Organisation', 'UPDATE', 'person', 'SELECT p."personId" FROM "PersonPosition" p WHERE p."organisationId" IN (SELECT "id" FROM t)',
    names || ', "state"');
  PERFORM pg_temp.follow('Organisation', 'UPDATE', 'news', 'SELECT n."id" FROM "NewsItem" n WHERE n."organisationId" IN (SELECT "id" FROM t)',
    names || ', "state"');
  PERFORM pg_temp.follow('Organisation', 'UPDATE', 'award', 'SELECT a."id" FROM "Award" a WHERE a."organisationId" IN (SELECT "id" FROM t)',
    '"id", "state", "unitId"');
  PERFORM pg_temp.follow('OrganisationDirection', every, 'organisation', 'SELECT "organisationId" FROM t', '"organisationId", "directionId"');

  PERFORM pg_temp.follow('Event', every, 'event', 'SELECT "id" FROM t', '"id", "slug", "state", "directionId", "unitId", "centreId", "hostOrganisationId",
    "titleKk", "titleRu", "titleEn", "summaryKk", "summaryRu", "summaryEn", "descriptionKk", "descriptionRu", "descriptionEn", "placeKk", "placeRu",
    "placeEn", "requirementsKk", "requirementsRu", "requirementsEn", "startsAt", "endsAt", "isDateStated", "publishedAt", "isDemo"');
  PERFORM pg_temp.follow('AgendaItem', every, 'event', 'SELECT "eventId" FROM t', '"id", "eventId", "position", "titleKk", "titleRu", "titleEn",
    "detailsKk", "detailsRu", "detailsEn"');
  PERFORM pg_temp.follow('AgendaSpeaker', every, 'event', 'SELECT a."eventId" FROM "AgendaItem" a WHERE a."id" IN (SELECT "agendaItemId" FROM t)',
    names || ', "agendaItemId", "personId", "position"');
  PERFORM pg_temp.follow('EventTraining', every, 'event', 'SELECT "eventId" FROM t', '"eventId", "trainerId", "trainerKk", "trainerRu", "trainerEn",
    "outcomesKk", "outcomesRu", "outcomesEn"');

  PERFORM pg_temp.follow('Person', every, 'person', 'SELECT "id" FROM t', names || ', "slug", "storyKk", "storyRu", "storyEn", "isDemo"');
  PERFORM pg_temp.follow('Person', 'UPDATE', 'event', 'SELECT a."eventId" FROM "AgendaSpeaker" s JOIN "AgendaItem" a ON a."id" = s."agendaItemId"
    WHERE s."personId" IN (SELECT "id" FROM t) UNION ALL SELECT g."eventId" FROM "EventTraining" g WHERE g."trainerId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('Person', 'UPDATE', 'news', 'SELECT n."id" FROM "NewsItem" n WHERE n."personId" IN (SELECT "id" FROM t)', names);
  PERFORM pg_temp.follow('PersonPosition', every, 'person', 'SELECT "personId" FROM t',
    '"id", "personId", "organisationId", "titleKk", "titleRu", "titleEn", "startedOn"');
  PERFORM pg_temp.follow('InformalTitle', every, 'person', 'SELECT "personId" FROM t', '"id", "personId", "labelKk", "labelRu", "labelEn", "isHidden"');

  PERFORM pg_temp.follow('NewsItem', every, 'news', 'SELECT "id" FROM t',
    '"id", "state", "authorName", "sourceName", "publishedAt", "personId", "organisationId", "isDemo"');
  PERFORM pg_temp.follow('NewsTranslation', every, 'news', 'SELECT "newsId" FROM t', '"id", "newsId", "locale", "state", "slug", "title", "lead", "body"');
  PERFORM pg_temp.follow('NewsTagged', every, 'news', 'SELECT "newsId" FROM t', '"newsId", "tagId"');
  PERFORM pg_temp.follow('NewsTag', 'UPDATE', 'news', 'SELECT g."newsId" FROM "NewsTagged" g WHERE g."tagId" IN (SELECT "id" FROM t)', names || ', "slug"');

  PERFORM pg_temp.follow('Award', every, 'award', 'SELECT "id" FROM t', '"id", "state", "kindId", "year", "number", "volunteerId", "organisationId",
    "recipientKk", "recipientRu", "recipientEn", "reasonKk", "reasonRu", "reasonEn", "issuedOn", "isHidden", "isDemo"');
  PERFORM pg_temp.follow('AwardKind', 'UPDATE', 'award', 'SELECT a."id" FROM "Award" a WHERE a."kindId" IN (SELECT "id" FROM t)', names || ', "prefix"');
  PERFORM pg_temp.follow('Volunteer', 'UPDATE', 'award', 'SELECT a."id" FROM "Award" a WHERE a."volunteerId" IN (SELECT "id" FROM t)',
    '"id", "givenName", "surname", "birthDate", "status"');
  PERFORM pg_temp.follow('Consent', every, 'award', 'SELECT a."id" FROM "Award" a WHERE a."volunteerId" IN (SELECT "volunteerId" FROM t WHERE "kind" = ''publishing'')',
    '"id", "volunteerId", "kind", "withdrawnAt", "guardianId"');

  PERFORM pg_temp.follow('Memorandum', every, 'memorandum', 'SELECT "id" FROM t', '"id", "slug", "state", "subjectId", "titleKk", "titleRu", "titleEn",
    "summaryKk", "summaryRu", "summaryEn", "signedOn", "bodyKk", "bodyRu", "bodyEn", "isDemo"');
  PERFORM pg_temp.follow('MemorandumParty', every, 'memorandum', 'SELECT "memorandumId" FROM t', names || ', "memorandumId", "position"');
  PERFORM pg_temp.follow('Obligation', every, 'memorandum', 'SELECT "memorandumId" FROM t', '"id", "memorandumId", "position", "textKk", "textRu", "textEn"');
  PERFORM pg_temp.follow('MemorandumSubject', 'UPDATE', 'memorandum', 'SELECT m."id" FROM "Memorandum" m WHERE m."subjectId" IN (SELECT "id" FROM t)', names);

  PERFORM pg_temp.follow('LibraryItem', every, 'library', 'SELECT "id" FROM t', '"id", "slug", "state", "audience", "directionId", "titleKk", "titleRu",
    "titleEn", "summaryKk", "summaryRu", "summaryEn", "renewedAt", "isDemo"');
  PERFORM pg_temp.follow('FaqEntry', every, 'library', 'SELECT "id" FROM t', '"id", "topicId", "questionKk", "questionRu", "questionEn", "answerKk",
    "answerRu", "answerEn", "isPublicKk", "isPublicRu", "isPublicEn"');
  PERFORM pg_temp.follow('ConsultationTopic', 'UPDATE', 'library', 'SELECT f."id" FROM "FaqEntry" f WHERE f."topicId" IN (SELECT "id" FROM t)', names || ', "code"');
END
$$;

-- All records of a kind, in the order a rebuild walks them.
CREATE FUNCTION search_records("kind" text, "after" uuid, "most" int) RETURNS TABLE ("id" uuid) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY EXECUTE (SELECT 'SELECT every."id" FROM (' || string_agg(format('(SELECT r."id" FROM %I r WHERE r."id" > $1 ORDER BY r."id" LIMIT $2)', name), ' UNION ALL ')
      || ') every ORDER BY 1 LIMIT $2'
    FROM unnest(CASE "kind" WHEN 'centre' THEN '{Centre}' WHEN 'organisation' THEN '{Organisation}' WHEN 'event' THEN '{Event}'
      WHEN 'news' THEN '{NewsItem}' WHEN 'award' THEN '{Award}' WHEN 'memorandum' THEN '{Memorandum}' WHEN 'person' THEN '{Person}'
      WHEN 'library' THEN '{LibraryItem,FaqEntry}' END::text[]) AS tables(name))
    USING coalesce("after", '00000000-0000-0000-0000-000000000000'::uuid), "most";
END
$$;

-- Counts how many titles bear each word and forgets those that nothing bears any more.
CREATE FUNCTION search_count_words() RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
  CREATE TEMP TABLE counted ON COMMIT DROP AS
    SELECT substr(s.word, 3) AS word, max(s.ndoc) FILTER (WHERE s.word LIKE 't~%') AS uses
    FROM ts_stat('SELECT "head" FROM "SearchEntry"') s WHERE s.word LIKE '_~%' GROUP BY 1;
  CREATE INDEX ON counted (word);
  ANALYZE counted;
  UPDATE "SearchWord" w SET "uses" = greatest(1, c.uses) FROM counted c WHERE c.word = w."word" AND w."uses" <> greatest(1, coalesce(c.uses, 0));
  DELETE FROM "SearchWord" w WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.word = w."word");
END
$$;

-- Entries of records that are not there: only after somebody wrote past the triggers.
CREATE FUNCTION search_drop_orphans(which text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchEntry" e WHERE e."kind" = which
    AND NOT EXISTS (SELECT 1 FROM search_records(which, NULL, 2000000000) r WHERE r."id" = e."recordId");
END
$$;

-- A birthday changes no row: those who came of age in the last days are looked at again.
CREATE FUNCTION search_come_of_age() RETURNS void LANGUAGE sql AS $$
  SELECT search_follow('award', (SELECT array_agg(a."id") FROM "Award" a JOIN "Volunteer" v ON v."id" = a."volunteerId"
    WHERE v."birthDate" + interval '18 years' BETWEEN now() - interval '30 days' AND now() + interval '1 day'))
$$;
