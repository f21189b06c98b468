import type { Appearance } from './appearance.ts'

const paper =
  'paper felt felt-2 on-kok kok-tint ground altyn-tint qyzyl-tint jasyl-tint m1 m2 m3 m4i m5i warm leaf sky deep'.split(
    ' ',
  )
const ink =
  'line edge ink ink-2 kok kok-press dot dot-org on-ground on-ground-2 ground-line altyn altyn-ink qyzyl jasyl focus m4 m5 m1i m2i m3i warm-ink leaf-ink sky-ink deep-ink'.split(
    ' ',
  )
const colours = {
  black: { paper: '#fff', ink: '#000' },
  white: { paper: '#000', ink: '#fff' },
  blue: { paper: '#9dd1ff', ink: '#063462' },
}
const percent = { '1': '', '2': '125%', '3': '150%' }

/** The look chosen in the panel as a style sheet, for visitors without script; the same list of colours as `tokens.css`. */
export function appearanceCss({ size, scheme, spacing, images }: Appearance): string {
  const rules: string[] = []
  if (scheme !== 'standard') {
    const chosen = colours[scheme]
    const names = [
      ...paper.map((name) => `--${name}:${chosen.paper}`),
      ...ink.map((name) => `--${name}:${chosen.ink}`),
    ]
    rules.push(`:root:root:root{color-scheme:${scheme === 'white' ? 'dark' : 'light'};${names.join(';')}}`)
  }
  if (size !== '1') rules.push(`:root{font-size:${percent[size]}!important}`)
  if (spacing === 'wide') rules.push(':root:root{--track:.06em;--word:.16em;--lh:1.8}')
  if (images === 'off') rules.push(':is(main img,.cover){display:none!important}')
  return rules.join('\n')
}
