import { describe, expect, test } from 'vitest'
import {
  badFileNames,
  environmentReaders,
  tablesWithTwoWriters,
  withoutActor,
  withoutGuard,
} from './convention-rules.ts'
import { allSources, readSources, sample } from './source.ts'

describe('every page, action and handler behind the sign-in asks who is there', () => {
  test('in the project', () => expect(withoutGuard(allSources())).toEqual([]))

  test('and the rule fires', () => {
    const page = sample(
      'app/[locale]/(signed-in)/me/page.tsx',
      'export default async function Page() { return <p /> }',
    )
    const actions = sample(
      'app/[locale]/(signed-in)/staff/news/actions.ts',
      `export async function publish() { const actor = await requireActor(); return actor }
       export async function withdraw() { requireActor() }`,
    )
    expect(withoutGuard([page, actions])).toEqual([
      `${page.path}: Page asks nobody`,
      `${actions.path}: withdraw asks nobody`,
    ])
  })
})

describe('who acts comes first in queries and commands', () => {
  test('in the project', () => expect(withoutActor(allSources())).toEqual([]))

  test('and the rule fires', () => {
    const commands = sample(
      'lib/news/commands/publish-news.ts',
      `export async function publishNews(input: object) {}
       export async function withdrawNews(actor: Actor) {}
       export function rowOf(input: object) {}`,
    )
    const actions = sample(
      'app/[locale]/(signed-in)/staff/news/actions.ts',
      `import { publishNews, withdrawNews } from '#lib/news/commands/publish-news.ts'`,
    )
    const beside = sample('lib/news/commands/edit-news.ts', `import { rowOf } from './publish-news.ts'`)
    expect(withoutActor([commands, actions, beside])).toEqual([`${commands.path}: publishNews(input, …)`])
  })
})

describe('only lib/platform/env.ts reads the environment', () => {
  test('in the project', () => expect(environmentReaders(allSources())).toEqual([]))

  test('and the rule fires', () => {
    const line = sample(
      'lib/mail/outbox.ts',
      `// process.env in a comment is fine\nconst url = process.env['SMTP_URL']`,
    )
    expect(environmentReaders([line])).toEqual(['lib/mail/outbox.ts:2'])
  })
})

describe('each table is written by one domain', () => {
  test('in the project', () => expect(tablesWithTwoWriters(allSources())).toEqual([]))

  test('and the rule fires', () => {
    const one = sample('lib/events/commands.ts', 'await tx.event.updateMany({})\nawait db.event.findMany()')
    const other = sample(
      'lib/participation/commands.ts',
      'await tx.$executeRaw`UPDATE "Event" SET taken = 1`',
    )
    expect(tablesWithTwoWriters([one, other])).toEqual(['Event: events, participation'])
  })
})

describe('files are named for what is inside', () => {
  const sources = [...allSources(), ...readSources('scripts', 'tests')]
  test('in the project', () => expect(badFileNames(sources.map(({ path }) => path))).toEqual([]))

  test('and the rule fires', () => {
    const names = [
      'lib/news/utils.ts',
      'components/ui/DateBlock.tsx',
      'app/[locale]/page.tsx',
      'tests/e2e/news.spec.ts',
    ]
    expect(badFileNames(names)).toEqual(['lib/news/utils.ts', 'components/ui/DateBlock.tsx'])
  })
})
