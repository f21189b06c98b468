import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const lib = path.join(import.meta.dirname, '../../../lib')

/** `thing.verbed` in the sources of commands, whichever way it reaches the record. */
function recordedActions(): string[] {
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /commands(?:\.ts|\/.*\.ts)$/.test(file),
  )
  const things = Object.keys(wordsOf('kk'))
  const found = files.flatMap((file) => {
    const source = readFileSync(path.join(lib, file), 'utf8')
    return [...source.matchAll(/'([a-z]+)\.([a-z][a-zA-Z]+)'/g)]
      .filter(([, thing]) => things.includes(thing as string))
      .map(([, thing, verb]) => `${thing}.${verb}`)
  })
  return [...new Set(found)].sort()
}

function wordsOf(locale: string): Record<string, Record<string, string>> {
  const file = path.join(lib, 'i18n/messages', locale, 'audit.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { actions: Record<string, Record<string, string>> })
    .actions
}

describe('every recorded act has words', () => {
  test.each(['kk', 'ru', 'en'])('in %s', (locale) => {
    const words = wordsOf(locale)
    const silent = recordedActions().filter((action) => {
      const [thing, verb] = action.split('.') as [string, string]
      return !words[thing]?.[verb]
    })
    expect(silent).toEqual([])
  })

  test('the commands are read at all', () => {
    expect(recordedActions()).toContain('volunteer.viewed')
    expect(recordedActions().length).toBeGreaterThan(40)
  })
})
