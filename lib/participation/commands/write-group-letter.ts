import { formatDateTime, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import type { LetterFacts } from './write-letter.ts'

type GroupLetter = Omit<LetterFacts, 'participationId' | 'person'> & { groupId: string }

/** Tells the leader of a group what became of its places; the members are the leader's to tell. */
export async function writeGroupLetter(_doer: Doer, tx: Tx, facts: GroupLetter): Promise<void> {
  const { groupId, shift, kind } = facts
  const group = await tx.signUpGroup.findUniqueOrThrow({ where: { id: groupId } })
  const locale = isLocale(group.locale) ? group.locale : defaultLocale
  const t = await translator(locale)
  const member = await tx.participation.findFirst({
    where: { groupId },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const people = await tx.participation.count({ where: { groupId, status: { in: [...activeStatuses] } } })
  const title = inLocale(shift.event, 'title', locale)
  const values = {
    position: facts.position ?? 0,
    until: facts.heldUntil ? formatDateTime(locale, facts.heldUntil) : '',
  }
  const details = {
    title,
    role: inLocale(shift, 'role', locale),
    day: formatWeekday(locale, shift.startsAt),
    time: formatTimeRange(locale, shift.startsAt, shift.endsAt),
    place: inLocale(shift.event, 'place', locale) || '—',
  }
  const lines = [
    t('participation.letters.greeting', { name: group.leaderName }),
    t('participation.letters.group', { name: group.name, count: people }),
    t(`participation.letters.${kind}.text`, values),
    t('participation.letters.details', details),
    `${siteUrl}${localePath(locale, `/group/${signLink('group', group.id, group.linkVersion)}`)}`,
  ]
  await enqueueMail(tx, {
    ...{ effectKey: `group:${groupId}:${facts.changeKey}`, kind, recipient: group.email ?? '' },
    participationId: member?.id,
    locale,
    subject: t(`participation.letters.${kind}.subject`, { title }),
    body: lines.join('\n\n'),
  })
}
