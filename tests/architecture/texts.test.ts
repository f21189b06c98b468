import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { allSources, readSources, root, sample } from './source.ts'
import { foreignHosts, foreignHostsInCss, hardCodedTexts } from './text-rules.ts'

describe('no words for people stand in the source', () => {
  test('in the project', () => expect(hardCodedTexts(readSources('app', 'components'))).toEqual([]))

  test.each([
    '<p>Welcome</p>',
    '<p>{"Welcome"}</p>',
    '<p>{isOpen ? "Open" : t("closed")}</p>',
    '<p>{`Hello ${name}`}</p>',
    '<img alt="Logo" />',
    '<button aria-label={`Close ${name}`} />',
    '<Field label="Name" />',
    'const title = "Жаңалықтар"',
  ])('%s is found', (text) =>
    expect(hardCodedTexts([sample('components/a.tsx', text)])).toEqual(['components/a.tsx:1']),
  )

  test.each([
    '<p className="title">{t("welcome")} · {count} %</p>',
    '<p>{kind === "draft" && t("draft")}</p>',
    '<a href={`/news/${slug}`} aria-current={isHere ? "page" : undefined}>{name}</a>',
    '<Icon name="search" />',
  ])('%s passes', (text) => expect(hardCodedTexts([sample('components/a.tsx', text)])).toEqual([]))
})

describe('nothing is asked of another host', () => {
  test('in the code', () => expect(foreignHosts(allSources())).toEqual([]))

  test('in the style sheets', () => {
    const names = ['app', 'components', 'public'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(folder, name),
      ),
    )
    const sheets = names.filter((name) => /\.(?:css|svg)$/.test(name))
    expect(
      sheets.flatMap((name) => foreignHostsInCss(name, readFileSync(path.join(root, name), 'utf8'))),
    ).toEqual([])
  })

  test('and the rules fire', () => {
    expect(foreignHosts([sample('app/a.tsx', '<script src="https://cdn.example/x.js" />')])).toEqual([
      'app/a.tsx:1 names cdn.example',
    ])
    expect(
      foreignHostsInCss(
        'a.css',
        `@import '//fonts.example/x.css'; a { background: url(https://b.example/i.png) }`,
      ),
    ).toHaveLength(2)
  })
})
