import { useTranslations } from 'next-intl'
import type { SnapshotPerson } from '#lib/attendance/rules/snapshot.ts'

export type SheetLine = { number: number; person: SnapshotPerson | null }
type Props = {
  head: { title: string; role: string; when: string; place: string }
  page: string
  lines: SheetLine[]
}

const byHand = ['in', 'out', 'signature']

/** One A4 page of the paper roster. */
export function Sheet({ head, page, lines }: Props) {
  const t = useTranslations('attendance.sheet')
  return (
    <section className="sheet" aria-label={page}>
      <header className="sheet-head">
        <h1>{head.title}</h1>
        <p>
          <b>{head.role}</b>
        </p>
        <p>{[head.when, head.place].filter(Boolean).join('. ')}</p>
        <p className="sheet-page">{page}</p>
      </header>
      <table>
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">{t('code')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('in')}</th>
            <th scope="col">{t('out')}</th>
            <th scope="col">{t('signature')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ number, person }) => (
            <tr key={number}>
              <td>{number}</td>
              <td className="sheet-code">{person?.line}</td>
              <td>{person ? <Name person={person} /> : null}</td>
              {byHand.map((column) => (
                <td key={column}>{null}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet-foot">{t('foot')}</p>
    </section>
  )
}

function Name({ person: { surname, rest, band, barred } }: { person: SnapshotPerson }) {
  const t = useTranslations('attendance.sheet')
  const notes = [
    ...(band === 'adult' ? [] : [t(`bands.${band}`)]),
    ...(barred.length > 0 ? [t('barred')] : []),
  ]
  return (
    <>
      {[surname, rest].filter(Boolean).join(' ')}
      {notes.length > 0 ? <small>{notes.join(', ')}</small> : null}
    </>
  )
}
