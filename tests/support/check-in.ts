import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import pg from 'pg'
import type { Snapshot } from '#lib/attendance/rules/snapshot.ts'

export type Door = { eventId: string; shifts: string[]; people: { id: string; surname: string }[] }
/** The last `minors` of the people are sixteen and have no guardian's consent. */
type Given = { people: number; shifts?: number; minors?: number }

const surnames = ['Қасымова', 'Әбдірахманов', 'Жұмағұлова', 'Ермекбаев', 'Төлегенова', 'Сәрсенбиев']

/**
 * A running event of the demo coordinator's centre with confirmed people on its first shift, made as the owner of the tables:
 * nobody can sign up for what has begun. For the copy of the database that browser tests run on.
 */
export async function openDoor({ people: count, shifts: shiftCount = 1, minors = 0 }: Given): Promise<Door> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const eventId = await createEvent(client)
    const shifts: string[] = []
    for (let index = 0; index < shiftCount; index++) {
      const shift = [randomUUID(), eventId, index, count + 10]
      await client.query(
        `INSERT INTO "Shift" (id, "eventId", position, places, "roleKk", "roleRu", "roleEn", "startsAt", "endsAt")
         VALUES ($1, $2, $3::int, $4, 'Тіркеу көмекшісі', 'Помощник регистрации', 'Registration helper',
           date_trunc('minute', now()) - interval '30 minutes' + $3::int * interval '10 minutes',
           date_trunc('minute', now()) + interval '2 hours' + $3::int * interval '10 minutes')`,
        shift,
      )
      shifts.push(String(shift[0]))
    }
    const people: Door['people'] = []
    for (let index = 0; index < count; index++) {
      const years = index < count - minors ? 30 : 16
      people.push(await createPerson(client, { shiftId: shifts[0]!, index, years }))
    }
    await client.query(`UPDATE "Shift" SET taken = $2 WHERE id = $1`, [shifts[0], count])
    return { eventId, shifts, people }
  } finally {
    await client.end()
  }
}

async function createEvent(client: pg.Client): Promise<string> {
  const id = randomUUID()
  await client.query(
    `INSERT INTO "Event" (id, slug, state, kind, "directionId", "unitId", "centreId", "titleKk", "titleRu", "titleEn",
       "startsAt", "endsAt", "publishedAt", "updatedAt")
     SELECT $1::uuid, 'door-' || $1, 'published', 'action', d.id, c."unitId", c.id, 'Қалалық сенбілік', 'Городской субботник',
       'City clean-up', now() - interval '30 minutes', now() + interval '3 hours', now(), now()
     FROM "Centre" c, "Direction" d
     WHERE d.code = 'eco' AND c.id = (
       SELECT r."centreId" FROM "RoleAssignment" r JOIN "User" u ON u.id = r."userId" WHERE u.email LIKE 'coordinator@%' LIMIT 1)`,
    [id],
  )
  return id
}

type Person = { shiftId: string; index: number; years: number }

async function createPerson(client: pg.Client, { shiftId, index, years }: Person) {
  const id = randomUUID()
  const surname = `${surnames[index % surnames.length]}`
  const person = [randomUUID(), surname, `Дәурен${String(index + 1).padStart(2, '0')}`, years]
  await client.query(
    `INSERT INTO "Volunteer" (id, surname, "givenName", locale, "birthDate", status, "searchKey", "updatedAt")
     VALUES ($1, $2, $3, 'kk', now() - make_interval(years => $4::int, months => 2), 'confirmed', '', now())`,
    person,
  )
  await client.query(
    `INSERT INTO "Participation" (id, "shiftId", "volunteerId", status, source, "joinedAt", "updatedAt")
     VALUES ($1, $2, $3, 'confirmed', 'coordinator', now(), now())`,
    [id, shiftId, person[0]],
  )
  return { id, surname: `${surname} ${person[2]}` }
}

/** The roster as the page's own script fetches it, with the codes on it. */
export function rosterOf(page: Page, { eventId }: Door): Promise<Snapshot> {
  return page.evaluate(async (id) => {
    const answer = await fetch(`/api/check-in/${id}?locale=kk`)
    return (await answer.json()) as Snapshot
  }, eventId)
}

/** Waits until the page is awake and lies on the device with all its files. */
export async function isPageKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (!navigator.serviceWorker.controller) return false
    const cache = await caches.open('check-in-kk')
    const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    return kept.includes('/kk/check-in') && kept.some((path) => path.endsWith('.wasm'))
  })
}

export function tapPresent(page: Page, id: string): Promise<void> {
  return page.locator(`#p-${id} .ci-main[value=present]`).click()
}

/** What a scanner at the door types. */
export async function scanByWedge(page: Page, code: string): Promise<void> {
  await page.keyboard.type(`BGC:${code}`)
  await page.keyboard.press('Enter')
}

/** How many rosters lie on this device. */
export function keptRosters(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'birgemiz-check-in')) return 0
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('birgemiz-check-in')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('rosters').objectStore('rosters').count()
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    return count
  })
}
