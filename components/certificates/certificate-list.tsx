import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Status } from '#components/ui/status.tsx'
import type { OwnPaper } from '#lib/certificates/queries/papers.ts'
import { certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { formatDate, formatDateRange, formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

type Props = { papers: OwnPaper[]; actionsOf?: (paper: OwnPaper) => ReactNode }

/** A person's own certificates and extracts: what each is about, whether it is valid, and the way to the PDF. */
export function CertificateList({ papers, actionsOf }: Props) {
  return (
    <Rows>
      {papers.map((paper) => (
        <Entry key={paper.id} paper={paper}>
          {actionsOf?.(paper)}
        </Entry>
      ))}
    </Rows>
  )
}

function Entry({ paper, children }: { paper: OwnPaper; children?: ReactNode }) {
  const t = useTranslations('certificates')
  const locale = useLocale() as Locale
  const { kind, event, code, issuedAt, revokedAt, revokeReason } = paper
  const period = formatDateRange(locale, day(paper.periodFrom), day(paper.periodTo))
  const title = event ? inLocale(event, 'title', locale) : t(`kinds.${kind}`)
  const hours = t('me.hours', { hours: formatHours(locale, paper.minutes), count: paper.minutes / 60 })
  return (
    <Row
      title={title}
      meta={[kind === 'event' ? t('kinds.event') : null, period, hours].filter(Boolean).join(' · ')}
      end={revokedAt ? <Status mark="bad">{t('me.gone')}</Status> : null}
    >
      <p className="meta">
        {t('me.issued', { date: formatDate(locale, issuedAt) })} ·{' '}
        <SiteLink href={`/verify/${code}`}>{t('me.code', { code: certificateCodeText(code) })}</SiteLink>
      </p>
      {revokedAt ? (
        <p>{t('me.revoked', { date: formatDate(locale, revokedAt), reason: revokeReason })}</p>
      ) : (
        <p className="meta">{t('me.shows', { list: shownText(paper, t) })}</p>
      )}
      {revokedAt ? null : (
        <div className="actions items-start pt-2">
          <a
            className="button button-small"
            href={localePath(locale, `/me/certificates/${paper.id}/pdf`)}
            aria-label={t('me.downloadNamed', { title: `${title}, ${period}` })}
            download
          >
            {t('me.download')}
          </a>
          {children}
        </div>
      )}
    </Row>
  )
}

function shownText({ shown }: OwnPaper, t: (key: `shown.${'name' | 'none'}`) => string): string {
  const words = shown.map((each) => t(`shown.${each}` as 'shown.name').toLowerCase())
  return words.length > 0 ? words.join(', ') : t('shown.none')
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
