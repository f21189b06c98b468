import pg from 'pg'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'
import { open } from '../support/journeys.ts'
import { expectRightOnPaper } from '../support/paper.ts'

// What people hang on a wall or take to a meeting, printed by the browser on A4.

/** Asks the database for the addresses of the longest records of the demo region, which no other journey changes. */
async function addresses(query: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ path: string }>(query)
    expect(rows).not.toEqual([])
    return rows.map(({ path }) => path)
  } finally {
    await client.end()
  }
}

test('the longest news item is whole on paper in both languages', async ({ page }) => {
  const paths = await addresses(
    `SELECT '/' || t.locale || '/news/' || t.slug AS path FROM "NewsTranslation" t JOIN "NewsItem" n ON n.id = t."newsId"
     WHERE t.state = 'published' AND n."isDemo" AND t.locale IN ('kk', 'ru')
     ORDER BY length(t.body::text) DESC LIMIT 2`,
  )
  for (const path of paths) {
    await page.goto(path)
    await expectRightOnPaper(page, 1)
  }
})

test('a memorandum with its promises and its whole text is whole on paper in both languages', async ({
  page,
}) => {
  const [path] = await addresses(
    `SELECT '/memoranda/' || m.slug AS path FROM "Memorandum" m WHERE m.state = 'published' AND m."isDemo"
     ORDER BY length(m."bodyRu"::text) DESC, m.slug LIMIT 1`,
  )
  for (const locale of ['kk', 'ru']) {
    await page.goto(`/${locale}${path}`)
    await expectRightOnPaper(page, 1)
  }
})

test('a letter is one sheet', async ({ page }) => {
  const paths = await addresses(
    `SELECT '/kk/staff/awards/' || id || '/letter' AS path FROM "Award" WHERE state = 'issued' AND "isDemo"
     ORDER BY length("reasonRu") DESC, id LIMIT 2`,
  )
  await signInAs(page, 'editor')
  for (const path of paths) {
    await open(page, path)
    await expectRightOnPaper(page, 1)
  }
})
