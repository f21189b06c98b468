import { useLocale, useTranslations } from 'next-intl'
import { Table } from '#components/ui/table.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Opinion = {
  userId: string
  recusal: 'detected' | 'declared' | null
  reason: string
  comment: string
  marks: { criterionId: string; points: number }[]
  user: { name: string }
}
type Criterion = { id: string; labelKk: string; labelRu: string; labelEn: string; weight: number }

/** What each juror said of a nomination: a mark a criterion and the comment, or that they are recused and why. */
export function Opinions({ opinions, criteria }: { opinions: Opinion[]; criteria: Criterion[] }) {
  const t = useTranslations('nominations.jury')
  const locale = useLocale() as Locale
  const pointsOf = ({ marks, recusal }: Opinion, id: string) =>
    recusal ? '—' : (marks.find(({ criterionId }) => criterionId === id)?.points ?? '—')
  if (opinions.length === 0) return <p className="note">{t('noOpinions')}</p>
  return (
    <Table
      caption={t('opinions')}
      hideCaption
      rows={opinions}
      rowKey={({ userId }) => userId}
      columns={[
        { key: 'juror', label: t('juror'), header: true, cell: ({ user }) => user.name },
        ...criteria.map((criterion) => ({
          key: criterion.id,
          label: inLocale(criterion, 'label', locale),
          numeric: true,
          cell: (opinion: Opinion) => pointsOf(opinion, criterion.id),
        })),
        {
          key: 'comment',
          label: t('comment'),
          cell: ({ recusal, reason, comment }) =>
            recusal ? [t(`recusals.${recusal}`), reason].filter(Boolean).join(': ') : comment,
        },
      ]}
    />
  )
}
