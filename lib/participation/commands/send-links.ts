import { localePath, type Locale } from '#lib/i18n/routing.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { newToken } from '#lib/platform/token.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { blindIndex } from '#lib/platform/sealed.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { activeStatuses } from '../policy.ts'

const linksMax = 20

/**
 * Writes the personal links of an address's coming sign-ups to that address. Says nothing to whom asks: the answer is the same
 * for an address nobody has. Throws TooMany past a few letters an hour.
 */
export async function sendLinks(
  actor: null,
  { email, locale }: { email: string; locale: Locale },
  address: string,
) {
  await limit('lostLinks', blindIndex(email, 'lost-links'))
  if (address !== 'direct') await limit('signUpByAddress', address)
  await transaction(async (tx) => {
    const lines = [...(await placeLines(tx, email, locale)), ...(await groupLines(tx, email, locale))]
    if (lines.length === 0) return
    const t = await translator(locale)
    await enqueueMail(tx, {
      // Asked for again, it is sent again.
      effectKey: `links:${newToken().hash}`,
      recipient: email,
      locale,
      subject: t('participation.letters.links.subject'),
      body: [t('participation.letters.links.text'), ...lines].join('\n\n'),
    })
  })
  return actor
}

const shift = {
  select: {
    startsAt: true,
    event: { select: { titleKk: true, titleRu: true, titleEn: true } },
  },
} as const

async function placeLines(tx: Tx, email: string, locale: Locale): Promise<string[]> {
  const places = await tx.participation.findMany({
    where: {
      ...{ status: { in: [...activeStatuses] }, groupId: null, shift: { endsAt: { gt: now() } } },
      volunteer: { email },
    },
    orderBy: { shift: { startsAt: 'asc' } },
    take: linksMax,
    select: { id: true, linkVersion: true, shift },
  })
  return places.map(({ id, linkVersion, shift: held }) =>
    lineOf(locale, held, `/place/${signLink('sign-up', id, linkVersion)}`),
  )
}

async function groupLines(tx: Tx, email: string, locale: Locale): Promise<string[]> {
  const groups = await tx.signUpGroup.findMany({
    where: { email, shift: { endsAt: { gt: now() } } },
    orderBy: { createdAt: 'asc' },
    take: linksMax,
    select: { id: true, linkVersion: true, shift },
  })
  return groups.map(({ id, linkVersion, shift: held }) =>
    lineOf(locale, held, `/group/${signLink('group', id, linkVersion)}`),
  )
}

type HeldShift = { startsAt: Date; event: { titleKk: string; titleRu: string; titleEn: string } }

function lineOf(locale: Locale, { startsAt, event }: HeldShift, path: string): string {
  const title = inLocale(event, 'title', locale)
  return `${title}, ${formatDateTime(locale, startsAt)}\n${siteUrl}${localePath(locale, path)}`
}
