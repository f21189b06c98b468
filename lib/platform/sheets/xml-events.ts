import { SheetProblem } from './limits.ts'

export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const tagLengthMax = 64 * 1024
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads XML piece by piece and tells of elements (without their prefix) and text; memory does not grow with the file. A document
 * type is refused: what it may declare is how small files become endless ones. Stop early by throwing from the handler.
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const piece of pieces) rest = consume(rest + decode(decoder, piece), handler)
  rest = consume(rest + decode(decoder), handler)
  if (rest.trim() !== '') throw new SheetProblem('broken')
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    throw new SheetProblem('broken')
  }
}

/** Handles everything that is whole and gives back the rest. */
function consume(buffer: string, handler: XmlHandler): string {
  let at = 0
  for (;;) {
    const start = buffer.indexOf('<', at)
    if (start < 0) return buffer.slice(at)
    const end = endOf(buffer, start)
    if (end < 0) {
      if (buffer.length - start > tagLengthMax) throw new SheetProblem('broken')
      return buffer.slice(at)
    }
    if (start > at) handler.text?.(decoded(buffer.slice(at, start)))
    tell(buffer.slice(start, end), handler)
    at = end
  }
}

/** Where the mark-up that begins at `start` ends; -1 when that has not come yet. */
function endOf(buffer: string, start: number): number {
  if (buffer.startsWith('<!--', start)) return after(buffer, '-->', start)
  if (buffer.startsWith('<![CDATA[', start)) return after(buffer, ']]>', start)
  if (buffer.startsWith('<!D', start) || buffer.startsWith('<!E', start)) throw new SheetProblem('broken')
  let from = start
  for (;;) {
    const end = buffer.indexOf('>', from)
    if (end < 0) return -1
    const quote = openQuote(buffer, start, end)
    if (quote === '') return end + 1
    const closing = buffer.indexOf(quote, end)
    if (closing < 0) return -1
    from = closing
  }
}

function after(buffer: string, mark: string, start: number): number {
  const at = buffer.indexOf(mark, start)
  return at < 0 ? -1 : at + mark.length
}

/** The quotation mark that is open at `end`, or nothing: a value may hold `>`. */
function openQuote(buffer: string, start: number, end: number): string {
  let open = ''
  for (let at = buffer.indexOf('=', start); at >= 0 && at < end; at = buffer.indexOf('=', at + 1)) {
    const quote = buffer[at + 1]
    if (quote !== '"' && quote !== "'") continue
    const closing = buffer.indexOf(quote, at + 2)
    if (closing < 0 || closing > end) return (open = quote)
    at = closing
  }
  return open
}

function tell(tag: string, handler: XmlHandler): void {
  if (tag.startsWith('<?') || tag.startsWith('<!--')) return
  if (tag.startsWith('<![CDATA[')) return handler.text?.(tag.slice(9, -3))
  if (tag.startsWith('</')) return handler.close?.(local(tag.slice(2, -1).trim()))
  const isEmpty = tag.endsWith('/>')
  const inner = tag.slice(1, isEmpty ? -2 : -1)
  const space = inner.search(/\s/)
  const name = local(space < 0 ? inner : inner.slice(0, space))
  handler.open(name, space < 0 ? {} : attributesOf(inner.slice(space)))
  if (isEmpty) handler.close?.(name)
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[local(name!)] = decoded(double ?? single ?? '')
  return found
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
