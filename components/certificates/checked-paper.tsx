import { getLocale, getTranslations } from 'next-intl/server'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { CheckedPaper } from '#lib/certificates/public.ts'
import { certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { formatDate, formatDateRange, formatHours, formatList } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What anyone learns of a certificate or an extract from its code. */
export async function CheckedPaperAnswer({ paper }: { paper: CheckedPaper }) {
  const t = await getTranslations('verify')
  const locale = (await getLocale()) as Locale
  const revoked = {
    date: formatDate(locale, paper.revokedOn ?? paper.issuedOn),
    reason: paper.revokeReason,
  }
  return (
    <>
      {paper.isErased ? (
        <Notice tone="bad" title={t('erased')}>
          <p>{t('erasedText', { date: revoked.date })}</p>
        </Notice>
      ) : paper.isRevoked ? (
        <Notice tone="bad" title={t('revoked')}>
          <p>{t('revokedText', revoked)}</p>
        </Notice>
      ) : (
        <Notice tone="good" title={t('valid')}>
          <p>{t('validText')}</p>
        </Notice>
      )}
      <div className="pt-6">
        <PaperFacts paper={paper} />
        <p className="note pt-4">{t('paper.chosen')}</p>
      </div>
    </>
  )
}

async function PaperFacts({ paper }: { paper: CheckedPaper }) {
  const t = await getTranslations('verify.paper')
  const kinds = await getTranslations('certificates.kinds')
  const tTraining = await getTranslations('trainings')
  const locale = (await getLocale()) as Locale
  const { work, period, minutes } = paper
  const isOneDay = period?.from === period?.to
  return (
    <DescriptionList
      facts={[
        { label: t('kind'), value: kinds(paper.kind) },
        { label: t('code'), value: certificateCodeText(paper.code) },
        { label: t('issuedOn'), value: formatDate(locale, paper.issuedOn) },
        { label: t('name'), value: paper.name },
        { label: t('work'), value: work && formatList(locale, work.titles) },
        { label: t('works'), value: work?.works },
        { label: t('role'), value: work?.role },
        { label: t('centre'), value: work?.centre },
        {
          label: tTraining('paper.course'),
          value:
            work?.course &&
            tTraining('paper.courseLine', {
              hours: formatHours(locale, work.course.minutes),
              level: tTraining(`form.levels.${work.course.level}`),
            }),
        },
        { label: tTraining('paper.trainer'), value: work?.course?.trainer },
        { label: t('hours'), value: minutes === null ? null : formatHours(locale, minutes) },
        {
          label: isOneDay ? t('date') : t('period'),
          value: period && formatDateRange(locale, period.from, period.to),
        },
      ]}
    />
  )
}
