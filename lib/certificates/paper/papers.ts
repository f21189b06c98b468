import { translator, type Translate } from '#lib/i18n/translator.ts'
import { now } from '#lib/platform/clock.ts'
import { bytesOf, openPdf, type Pdf } from '#lib/platform/pdf.ts'
import type { EventFacts, ExtractFacts } from '../rules/facts.ts'
import { drawEventPaper } from './event-paper.ts'
import { drawExtract } from './extract-paper.ts'

/** A row of the table with what is printed of it. */
export type PaperRow = {
  kind: 'event' | 'extract'
  code: string
  minutes: number
  periodFrom: Date
  periodTo: Date
  facts: unknown
  payload: string
  signature: string
  issuedAt: Date
}
/** Papers are in both languages of the state and the country at once. */
export type PaperTexts = { kk: Translate; ru: Translate }
export type Printed<Facts> = Omit<PaperRow, 'facts' | 'periodFrom' | 'periodTo'> & {
  facts: Facts
  from: string
  to: string
}

/** One paper as a PDF of its own. */
export async function pdfOfPaper(paper: PaperRow): Promise<Buffer> {
  const papers = await openPapers(paper)
  papers.add(paper)
  return papers.bytes()
}

/** A PDF that papers are added to one by one. */
export async function openPapers(first?: PaperRow) {
  const texts = { kk: await translator('kk'), ru: await translator('ru') }
  const kind = first?.kind ?? 'event'
  const pdf = openPdf({
    title: [texts.kk(`certificates.paper.${kind}.title`), first?.code].filter(Boolean).join(' · '),
    author: texts.kk('site.regionLine'),
    lang: 'kk',
    createdAt: first?.issuedAt ?? now(),
  })
  return { add: (paper: PaperRow) => draw(pdf, paper, texts), bytes: () => bytesOf(pdf) }
}

function draw(pdf: Pdf, { facts, periodFrom, periodTo, ...paper }: PaperRow, texts: PaperTexts): void {
  const [from = '', to = ''] = [periodFrom, periodTo].map((day) => day.toISOString().slice(0, 10))
  if (paper.kind === 'event') drawEventPaper(pdf, { ...paper, from, to, facts: facts as EventFacts }, texts)
  else drawExtract(pdf, { ...paper, from, to, facts: facts as ExtractFacts }, texts)
}
