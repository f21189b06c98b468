import { findPublicAward } from '#lib/awards/public.ts'
import { findPublishedCentre } from '#lib/centres/public.ts'
import { findPublishedEvent } from '#lib/events/public.ts'
import { formatDate, formatDateRange, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import { findPublishedLibraryItem } from '#lib/library/public.ts'
import { findPublishedMemorandum } from '#lib/memoranda/public.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import { titleParts } from '#lib/news/rules.ts'
import { findPublishedOrganisation } from '#lib/organisations/public.ts'
import { findPublicPerson } from '#lib/people/public.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { listUnits } from '#lib/region/public.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import type { CardFace, CardKind } from '../rules.ts'

type Words = Translate
type Face = (id: string, locale: Locale, t: Words) => Promise<CardFace | null>

/** What each kind's card says: nothing that changes oftener than by the day, and nothing its page does not say. Null where there is no page. */
export const faces: Record<CardKind, Face> = {
  async events(slug, locale, t) {
    const event = await findPublishedEvent(slug)
    if (!event) return null
    const kind = t(event.phase === 'cancelled' ? 'events.state.cancelled' : `events.kinds.${event.kind}`)
    const place = inLocale(event, 'place', locale) || inLocale(event.unit, 'name', locale)
    return {
      title: inLocale(event, 'title', locale),
      kicker: joined(event.isDateStated ? whenOf(locale, event) : '', kind),
      foot: joined(t('site.name'), place),
      seed: event.id,
    }
  },
  async news(slug, locale, t) {
    const news = await findPublishedNews(locale, slug)
    if (!news) return null
    return {
      title: titleParts(news.title).words,
      kicker: joined(t(`news.kinds.${news.kind}`), formatDate(locale, news.publishedAt)),
      foot: t('site.name'),
      ...{ seed: news.id, cover: news.cover },
    }
  },
  async centres(slug, locale, t) {
    const centre = await findPublishedCentre(slug)
    if (!centre) return null
    return {
      title: inLocale(centre, 'name', locale),
      kicker: t(`centres.hosts.${centre.host}`),
      foot: joined(t('site.name'), inLocale(centre.unit, 'name', locale)),
      seed: centre.id,
    }
  },
  async organisations(slug, locale, t) {
    const body = await findPublishedOrganisation(slug)
    if (!body) return null
    return {
      title: inLocale(body, 'name', locale),
      kicker: body.legalForm ? inLocale(body.legalForm, 'name', locale) : t('site.nav.organisations'),
      foot: joined(t('site.name'), body.unit ? inLocale(body.unit, 'name', locale) : ''),
      seed: body.id,
    }
  },
  async awards(id, locale, t) {
    const award = await findPublicAward(id, locale)
    if (!award || award.isRevoked) return null
    return {
      title: award.name,
      kicker: joined(award.kind.name, String(award.year)),
      foot: joined(t('site.name'), award.event?.title ?? ''),
      seed: id,
    }
  },
  async memoranda(slug, locale, t) {
    const memorandum = await findPublishedMemorandum(slug, locale)
    if (!memorandum) return null
    const { title, subject, signedOn, parties } = memorandum
    return {
      title,
      kicker: joined(t('site.nav.memoranda'), subject.name, signedOn ? formatDate(locale, signedOn) : ''),
      foot: joined(t('site.name'), ...parties.map(({ name }) => name)),
      seed: slug,
    }
  },
  async library(slug, locale, t) {
    const item = await findPublishedLibraryItem(slug, locale)
    if (!item) return null
    return {
      title: item.title,
      kicker: joined(t('site.nav.library'), t(`library.kinds.${item.kind}`)),
      foot: joined(t('site.name'), item.direction?.name ?? ''),
      seed: slug,
    }
  },
  async people(slug, locale, t) {
    const person = await findPublicPerson(slug, locale)
    if (!person) return null
    const [position] = person.positions
    return {
      title: person.name,
      kicker: position?.title ?? '',
      foot: joined(t('site.name'), position?.organisation?.name ?? ''),
      seed: person.id,
    }
  },
  async statistics(slug, locale, t) {
    const unit = (await listUnits()).find((each) => each.slug === slug)
    if (!unit) return null
    const edition = await findLatestFigures()
    const people = edition?.figures.units.find((each) => each.slug === slug)?.people ?? null
    return {
      title: inLocale(unit, 'name', locale),
      kicker: joined(t('statistics.title'), people === null ? '' : t('statistics.people', { count: people })),
      foot: joined(t('site.name'), t('site.footer.address')),
      seed: slug,
    }
  },
}

function joined(...parts: string[]): string {
  return parts.filter(Boolean).join(' · ')
}

function whenOf(locale: Locale, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  if (dayOf(startsAt) !== dayOf(endsAt)) return formatDateRange(locale, startsAt, endsAt)
  return `${formatDate(locale, startsAt)}, ${formatTimeRange(locale, startsAt, endsAt)}`
}
