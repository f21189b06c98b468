export type IcuShape = {
  /** Names of placeholders and tags that show in the text; what only chooses a form may be missing where there is one form. */
  names: Set<string>
  /** For each plural, the categories it spells out (`=0` and the like left out). */
  plurals: string[][]
}

/** What a message asks for: read with a small reader of ICU's braces, enough to compare languages. Throws when they do not close. */
export function readIcu(message: string): IcuShape {
  const shape: IcuShape = { names: new Set(), plurals: [] }
  readText(message, shape)
  return shape
}

function readText(text: string, shape: IcuShape): void {
  const plain = text.replaceAll(/'(?:''|[^'{}]*[{}][^']*)'/g, '')
  for (const [, tag] of plain.matchAll(/<(\w+)\/?>/g)) shape.names.add(`<${tag}>`)
  for (const inner of topBraces(plain)) readArgument(inner, shape)
}

function readArgument(inner: string, shape: IcuShape): void {
  const [name = '', kind = ''] = inner.split(',', 2).map((part) => part.trim())
  if (!/^\w+$/.test(name)) throw new Error(`"{${inner}}" is not a placeholder`)
  const isChoice = /^(?:plural|selectordinal|select)$/.test(kind)
  const options = isChoice ? inner.slice(inner.indexOf(kind) + kind.length) : ''
  if (!isChoice || (kind !== 'select' && options.includes('#'))) shape.names.add(name)
  if (!isChoice) return
  const labels = [...withoutBraces(options).matchAll(/(=\d+|\w+)\s*\{\}/g)].map(([, label]) => label!)
  if (kind === 'plural') shape.plurals.push(labels.filter((label) => !label.startsWith('=')))
  for (const option of topBraces(options)) readText(option, shape)
}

/** The contents of the outermost braces. */
function topBraces(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{' && depth++ === 0) from = at + 1
    if (text[at] === '}' && --depth === 0) found.push(text.slice(from, at))
    if (depth < 0) break
  }
  if (depth !== 0) throw new Error(`braces do not close in "${text}"`)
  return found
}

function withoutBraces(text: string): string {
  let depth = 0
  let kept = ''
  for (const letter of text) {
    if (letter === '}') depth--
    if (depth === 0) kept += letter
    if (letter === '{') depth++
  }
  return kept
}
