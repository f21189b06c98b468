import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import type { PublicAward } from '#lib/awards/public.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = {
  awards: PublicAward[]
  level?: 3 | 4
  /** The date of each, where they do not share one. */
  hasDates?: boolean
  /** The kind and the event of each, outside a ceremony's own list. */
  hasOccasion?: boolean
}

/** Names as the pictures: a golden dot for a person, a square for an organisation, and what the thanks are for. */
export function AwardRoll({ awards, level = 3, hasDates, hasOccasion }: Props) {
  return (
    <ol className="roll">
      {awards.map((award) => (
        <Entry key={award.id} award={award} level={level} hasDates={hasDates} hasOccasion={hasOccasion} />
      ))}
    </ol>
  )
}

function Entry({ award, level, hasDates, hasOccasion }: { award: PublicAward } & Omit<Props, 'awards'>) {
  const t = useTranslations('awards')
  const locale = useLocale() as Locale
  const Heading = level === 4 ? 'h4' : 'h3'
  const occasion = hasOccasion ? [award.kind.name, award.event?.title] : []
  const date = hasDates ? [award.issuedOn ? formatDate(locale, award.issuedOn) : t('dateNotStated')] : []
  const facts = [...occasion, ...date].filter(Boolean).join(' · ')
  return (
    <li className={award.isOrganisation ? 'roll-organisation' : undefined}>
      <span className="roll-number">
        <span className="sr-only">{t('number')}: </span>
        {hasOccasion ? award.number : award.number.split('/')[1]}
      </span>
      <Heading>
        <SiteLink href={award.href}>{award.name}</SiteLink>
      </Heading>
      <div>
        {award.reason ? (
          <p lang={award.reasonLocale === locale ? undefined : award.reasonLocale}>{award.reason}</p>
        ) : null}
        {facts ? <p className="meta">{facts}</p> : null}
        {award.sourceUrl ? (
          <p className="meta">
            <a href={award.sourceUrl}>{t('source')}</a>
          </p>
        ) : null}
      </div>
    </li>
  )
}
