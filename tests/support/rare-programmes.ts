/**
 * A platform nothing is held on, a speaker and a presentation in a programme, and the addresses where series, courses and copies
 * show their forms.
 */
export async function prepareProgrammes(
  one: (sql: string) => Promise<string>,
  { withProgramme, withShift }: { withProgramme: string; withShift: string },
): Promise<string[]> {
  await one(
    `INSERT INTO "EventPlatform" (id, "eventId", number) VALUES (gen_random_uuid(), '${withProgramme}', 19) RETURNING id`,
  )
  const line = await one(
    `SELECT id FROM "AgendaItem" WHERE "eventId" = '${withProgramme}' ORDER BY position LIMIT 1`,
  )
  await one(
    `INSERT INTO "AgendaSpeaker" (id, "agendaItemId", "nameKk", "nameRu", position) VALUES (gen_random_uuid(), '${line}', 'Сынақ', 'Проба', 9) RETURNING id`,
  )
  await one(
    `WITH file AS (INSERT INTO "StoredFile" (id, kind, "storageKey", "originalName", "mediaType", bytes, sha256) VALUES (gen_random_uuid(), 'document', 'rarepresentation', 'a.pdf', 'application/pdf', 9, 'none') RETURNING id)
     INSERT INTO "AgendaFile" (id, "eventId", "fileId", "titleKk", "titleRu") SELECT gen_random_uuid(), '${withProgramme}', file.id, 'Сынақ', 'Проба' FROM file RETURNING id`,
  )
  const repeated = await one(
    `WITH series AS (INSERT INTO "EventSeries" (id, "centreId", frequency, count, days) SELECT gen_random_uuid(), "centreId", 'weekly', 2, ARRAY[current_date] FROM "Event" WHERE id = '${withShift}' RETURNING id)
     INSERT INTO "Event" (id, slug, kind, "directionId", "unitId", "centreId", "titleKk", "titleRu", "titleEn", "startsAt", "endsAt", "seriesId", "seriesDay", "updatedAt")
     SELECT gen_random_uuid(), 'rare-series', 'training', "directionId", "unitId", "centreId", 'Сынақ', 'Проба', '', now() + interval '60 days', now() + interval '61 days', series.id, current_date, now() FROM "Event", series WHERE "Event".id = '${withShift}' RETURNING id`,
  )
  const shift = await one(
    `SELECT id FROM "Shift" WHERE "eventId" = '${withShift}' AND "cancelledAt" IS NULL AND "startsAt" > now() ORDER BY "startsAt" DESC LIMIT 1`,
  )
  const base = '/kk/workspace/events'
  return [
    `${base}/${withShift}/shifts?edit=${shift}`,
    `${base}/${withProgramme}/programme?edit=${line}`,
    `${base}/${withProgramme}/programme/platforms`,
    `${base}/${withProgramme}/programme/presentations`,
    `${base}/${withShift}/series?frequency=weekly&interval=1&count=4`,
    `${base}/${withShift}/copy`,
    `${base}/${repeated}/series`,
    `${base}/${repeated}/training`,
  ]
}
