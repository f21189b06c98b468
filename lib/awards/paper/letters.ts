import { translator } from '#lib/i18n/translator.ts'
import { now } from '#lib/platform/clock.ts'
import { bytesOf, openPdf } from '#lib/platform/pdf.ts'
import type { LetterRow } from '../queries/letters.ts'
import { awardNumberText } from '../rules.ts'
import { drawLetter } from './letter-page.ts'

/** One letter as a PDF of its own. */
export async function pdfOfLetter(award: LetterRow): Promise<Buffer> {
  const letters = await openLetters(award)
  letters.add(award)
  return letters.bytes()
}

/** A PDF that letters are added to one by one, a page each, in Kazakh and Russian. */
export async function openLetters(only?: LetterRow) {
  const texts = { kk: await translator('kk'), ru: await translator('ru') }
  const number = only ? awardNumberText(only.kind.prefix, only.year, only.number ?? 0) : ''
  const title = only ? `${only.kind.nameKk} · ${number}` : texts.kk('awards.letter.fileTitle')
  const author = texts.kk('site.regionLine')
  const pdf = openPdf({ title, author, lang: 'kk', createdAt: now() })
  return { add: (award: LetterRow) => drawLetter(pdf, award, texts), bytes: () => bytesOf(pdf) }
}
