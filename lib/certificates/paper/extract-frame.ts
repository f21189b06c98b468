import type { Translate } from '#lib/i18n/translator.ts'
import { pageSize } from '#lib/platform/pdf.ts'
import type { PaperTexts } from './papers.ts'

export const both: (keyof PaperTexts)[] = ['kk', 'ru']
export const edge = 42
export const inner = pageSize.width - edge * 2

/** «6 сағат 30 минут», or short for a table: «6:30». */
export function hoursText(say: Translate, minutes: number, length: 'long' | 'short' = 'long'): string {
  const sign = minutes < 0 ? '−' : ''
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  if (length === 'long') return say('certificates.paper.hours', { hours, minutes: rest })
  return `${sign}${hours}:${String(rest).padStart(2, '0')}`
}
