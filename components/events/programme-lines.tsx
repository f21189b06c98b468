import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import type { AgendaLine, EventView } from '#lib/events/rules.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { formatTime, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { PresentationLinks } from './presentation-links.tsx'

type Props = {
  lines: AgendaLine[]
  /** Given where a line stands outside of its platform's lane: then it says which one it is on. */
  platforms?: EventView['platforms']
  hasTimes?: boolean
  hidePlace?: boolean
}

/** Lines of a programme with who speaks, where, and what they left to download. */
export function ProgrammeLines({ lines, platforms, hasTimes, hidePlace }: Props) {
  const t = useTranslations('events.page')
  const locale = useLocale() as Locale
  return lines.map((line) => {
    const details = inLocale(line, 'details', locale)
    const platform = platforms?.find(({ number }) => number === line.platform)
    const places = [
      platform ? t('platform', { number: platform.number }) : '',
      platform ? platformWords(platform, locale) : '',
      hidePlace ? '' : inLocale(line, 'place', locale),
    ]
    const place = places.filter(Boolean).join(' · ')
    return (
      <div key={line.id} className="programme-line">
        {hasTimes && line.startsAt ? <p className="meta">{timeOf(line, locale)}</p> : null}
        <h3>{inLocale(line, 'title', locale)}</h3>
        {details ? <p>{details}</p> : null}
        {line.speakers.length > 0 ? (
          <div className="programme-speakers">
            {t('speakers')} <Speakers line={line} />
          </div>
        ) : null}
        {place ? <p className="meta">{place}</p> : null}
        <PresentationLinks files={line.files} />
      </div>
    )
  })
}

function timeOf({ startsAt, endsAt }: AgendaLine, locale: Locale): string {
  if (!startsAt) return ''
  return endsAt && endsAt > startsAt
    ? formatTimeRange(locale, startsAt, endsAt)
    : formatTime(locale, startsAt)
}

/** One name stays in the sentence; with positions each stands for itself. */
function Speakers({ line }: { line: AgendaLine }) {
  const locale = useLocale() as Locale
  return line.speakers.map((speaker, index) => {
    const name = inLocale(speaker, 'name', locale)
    const role = inLocale(speaker, 'role', locale)
    return (
      <span key={speaker.id}>
        {index > 0 ? ', ' : ''}
        {speaker.slug ? <SiteLink href={`/people/${speaker.slug}`}>{name}</SiteLink> : name}
        {role ? ` (${role})` : ''}
      </span>
    )
  })
}
