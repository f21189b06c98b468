import { describe, expect, test } from 'vitest'
import { forbiddenImports, importRules } from './import-rules.ts'
import { allSources, sample } from './source.ts'

test('no file imports what its place forbids', () => {
  expect(forbiddenImports(allSources())).toEqual([])
})

describe('the rules fire', () => {
  const wrong: [string, string, string][] = [
    ['lib/news/rules.ts', `import { x } from '#components/ui/x.tsx'`, importRules[0]!.name],
    ['lib/platform/text.ts', `import type { Actor } from '#lib/accounts/actor.ts'`, importRules[1]!.name],
    ['components/news/card.tsx', `import { listNews } from '#lib/news/public.ts'`, importRules[2]!.name],
    ['components/news/card.tsx', `export { env } from '#lib/platform/env.ts'`, importRules[2]!.name],
    [
      'app/[locale]/(public)/news/page.tsx',
      `import { findNews } from '#lib/news/queries.ts'`,
      importRules[3]!.name,
    ],
    ['lib/news/public.ts', `import type { A } from './queries/list.ts'`, importRules[3]!.name],
    [
      'app/[locale]/(signed-in)/page.tsx',
      `import type { User } from '#prisma/generated/client.ts'`,
      importRules[4]!.name,
    ],
    ['app/api/x/route.ts', `const { db } = await import('#lib/platform/db.ts')`, importRules[4]!.name],
    ['lib/news/policy.ts', `import { db } from '#lib/platform/db.ts'`, importRules[5]!.name],
    ['lib/news/rules/slug.ts', `import { publish } from '../commands.ts'`, importRules[5]!.name],
    ['lib/news/commands.ts', `import { redirect } from 'next/navigation'`, importRules[6]!.name],
  ]
  test.each(wrong)('%s: %s', (file, text, rule) => {
    expect(forbiddenImports([sample(file, text)]).join()).toContain(rule)
  })

  const right: [string, string][] = [
    ['components/news/card.tsx', `import type { PublicNews } from '#lib/news/public.ts'`],
    ['lib/news/policy.ts', `import { type Prisma } from '#prisma/generated/client.ts'`],
    ['lib/news/public.ts', `import { cacheTag } from 'next/cache'`],
    ['lib/accounts/session.ts', `import { cookies } from 'next/headers'`],
  ]
  test.each(right)('and let pass: %s: %s', (file, text) => {
    expect(forbiddenImports([sample(file, text)])).toEqual([])
  })
})
