import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { readAppearance, writeAppearance } from '#components/site/appearance.ts'
import { appearanceCss } from '#components/site/appearance-css.ts'
import { appearanceScript } from '#components/site/appearance-script.ts'

const tokens = readFileSync('app/styles/tokens.css', 'utf8')

/** Colour variables that a rule of the style sheet sets. */
function coloursOf(css: string): string[] {
  const shapes = new Set([
    'serif',
    'sans',
    'fs',
    'lh',
    'track',
    'word',
    'pad',
    'wide',
    'tap',
    's-paper',
    's-ink',
  ])
  const names = [...css.matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name ?? '')
  return [...new Set(names)].filter((name) => !shapes.has(name) && !name.startsWith('t-')).sort()
}

describe('the panel for weak sight', () => {
  it('changes every colour of the site in each scheme, with script and without', () => {
    const usual = coloursOf(tokens.slice(0, tokens.indexOf('@media')))
    const withScript = coloursOf(tokens.slice(tokens.indexOf(':root[data-scheme] {')))
    const withoutScript = coloursOf(appearanceCss(readAppearance('1.black.standard.on')))
    expect(withScript).toEqual(usual)
    expect(withoutScript).toEqual(usual)
  })

  it('reads back what it wrote and treats anything else as the usual look', () => {
    const chosen = { size: '3', scheme: 'blue', spacing: 'wide', images: 'off' } as const
    expect(readAppearance(writeAppearance(chosen))).toEqual(chosen)
    const usual = { size: '1', scheme: 'standard', spacing: 'standard', images: 'on' }
    for (const odd of [undefined, '', '9.pink', '1.black</style>', '....', '{"not":""}']) {
      expect(readAppearance(odd)).toMatchObject({ size: '1', spacing: 'standard' })
    }
    expect(readAppearance('nonsense')).toEqual(usual)
  })

  it('writes only known words into the style sheet', () => {
    const css = appearanceCss(readAppearance('2.blue}body{display:none.wide.off'))
    expect(css).not.toContain('body')
    expect(css).toContain('125%')
  })

  it('has a script without a way out of its element', () => {
    expect(appearanceScript).not.toMatch(/<\/script|<!--/i)
    expect(() => new Script(appearanceScript)).not.toThrow()
  })
})
