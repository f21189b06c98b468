import { findActor, validAt } from '#lib/accounts/actor.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'

export type Outcome = 'published' | 'notComplete' | 'noRight'
type Told = { outcome: Outcome; at: Date }
/** What is told of an item. */
export type PlannedItem = {
  id: string
  createdById: string | null
  scheduledById: string | null
  translations: readonly { locale: string; slug: string; title: string }[]
}
type Reader = { userId: string; email: string; locale: Locale }

/**
 * Writes to who waits for a planned item how it went, once a plan and reader: to who planned it and who began it; when the
 * planner lost the right, to the administrators instead.
 */
export async function tellOutcome(tx: Tx, item: PlannedItem, { outcome, at }: Told): Promise<void> {
  const readers = outcome === 'noRight' ? await administrators(tx) : await waiting(item)
  for (const { userId, email, locale } of readers) {
    const t = await translator(locale)
    const own = item.translations.find((each) => each.locale === locale && each.title !== '')
    const shown = own ?? item.translations.find((each) => each.title !== '')
    const title = shown?.title ?? ''
    const isRead = outcome === 'published' && own
    const path = isRead ? `/news/${own.slug}` : `/staff/news/${item.id}/details`
    const values = { title, time: formatDateTime(locale, at) }
    await enqueueMail(tx, {
      effectKey: `news-planned:${item.id}:${at.getTime()}:${outcome}:${userId}`,
      kind: 'newsPlanned',
      ...{ recipient: email, locale },
      subject: t(`reading.letters.${outcome}.subject`, values),
      body: [
        t(`reading.letters.${outcome}.text`, values),
        `${t(`reading.letters.${isRead ? 'read' : 'open'}`)}\n${siteUrl}${localePath(locale, path)}`,
      ].join('\n\n'),
    })
  }
}

async function waiting({ createdById, scheduledById }: PlannedItem): Promise<Reader[]> {
  const ids = new Set([scheduledById, createdById].filter((id) => id !== null))
  const actors = await Promise.all([...ids].map((id) => findActor(id)))
  return actors.filter((actor) => actor !== null)
}

async function administrators(tx: Tx): Promise<Reader[]> {
  const rows = await tx.user.findMany({
    where: { disabledAt: null, roles: { some: { ...validAt(now()), role: 'administrator' } } },
    select: { id: true, email: true, locale: true },
  })
  return rows.map(({ id, email, locale }) => ({
    ...{ userId: id, email },
    locale: isLocale(locale) ? locale : 'kk',
  }))
}
