import { validAt } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { expiringDays } from '../rules.ts'
import { type Concern, concernColumns, type Concerned, concernsOf, turningAt } from '../rules/reminders.ts'

const batchSize = 100

/**
 * Writes to the desk and to the sides about terms that end, promises due or late, and memoranda nothing happens under: a round of
 * the worker. Each letter once, also from two workers at once. Returns how many letters were written.
 */
export async function remindOfMemoranda(actor: null): Promise<number> {
  const today = dayOf(now())
  let written = 0
  let after: string | undefined
  do {
    const batch: Concerned[] = await db.memorandum.findMany({
      where: { isSigned: true, state: { not: 'withdrawn' }, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: batchSize,
      select: concernColumns,
    })
    for (const memorandum of batch) {
      for (const concern of await unsaid(memorandum, concernsOf(memorandum, today)))
        written += await transaction((tx) => tellOnce(actor, tx, memorandum, concern))
    }
    after = batch.length === batchSize ? batch.at(-1)?.id : undefined
  } while (after)
  return written
}

/** Lets the site forget pages that say something else since midnight, once a day and memorandum. Returns how many. */
export async function turnPages(actor: null): Promise<number> {
  const today = dayOf(now())
  const key = `turned:${today}`
  const turning = await db.memorandum.findMany({
    where: { AND: [turningAt(today, expiringDays), { notices: { none: { key } } }] },
    take: batchSize,
    select: { id: true, slug: true },
  })
  let turned = 0
  for (const { id, slug } of turning) {
    turned += await transaction(async (tx) => {
      if (!(await isFirst(tx, id, key))) return 0
      await askRefresh(actor, tx, ['memoranda', `memorandum:${slug}`])
      return 1
    })
  }
  return turned
}

async function unsaid({ id }: Concerned, concerns: Concern[]): Promise<Concern[]> {
  if (concerns.length === 0) return []
  const keys = concerns.map(({ key }) => key)
  const said = await db.memorandumNotice.findMany({ where: { memorandumId: id, key: { in: keys } } })
  return concerns.filter(({ key }) => !said.some((notice) => notice.key === key))
}

/** The row is the promise of one letter: whoever comes second waits for the first and then writes none. */
async function isFirst(tx: Tx, memorandumId: string, key: string): Promise<boolean> {
  const { count } = await tx.memorandumNotice.createMany({
    data: [{ memorandumId, key }],
    skipDuplicates: true,
  })
  return count === 1
}

async function tellOnce(_actor: null, tx: Tx, memorandum: Concerned, concern: Concern): Promise<number> {
  if (!(await isFirst(tx, memorandum.id, concern.key))) return 0
  let written = 0
  for (const reader of await listReaders(tx, memorandum)) {
    const letter = await letterTo(reader, memorandum, concern)
    if (await enqueueMail(tx, letter)) written += 1
  }
  return written
}

type Reader = { id: string; email: string; locale: string; path: string }

/** The desk (who wrote it and the editors; administrators where there are none) and who speaks for a side. */
async function listReaders(tx: Tx, { id, createdById }: Concerned): Promise<Reader[]> {
  const select = { id: true, email: true, locale: true } as const
  const holds = (role: 'editor' | 'administrator') => ({
    disabledAt: null,
    OR: [
      { roles: { some: { role, ...validAt(now()) } } },
      ...(createdById ? [{ id: createdById, roles: { some: validAt(now()) } }] : []),
    ],
  })
  const editors = await tx.user.findMany({ where: holds('editor'), select })
  const desk =
    editors.length > 0 ? editors : await tx.user.findMany({ where: holds('administrator'), select })
  const sides = await tx.roleAssignment.findMany({
    where: {
      role: 'representative',
      organisation: { parties: { some: { memorandumId: id } } },
      user: { disabledAt: null },
      ...validAt(now()),
    },
    select: { organisationId: true, user: { select } },
  })
  const readers = [
    ...desk.map((user) => ({ ...user, path: `/staff/memoranda/${id}` })),
    ...sides.map(({ user, organisationId }) => ({
      ...user,
      path: `/workspace/organisations/${organisationId}/memoranda/${id}`,
    })),
  ]
  return readers.filter((reader, index) => readers.findIndex((each) => each.id === reader.id) === index)
}

async function letterTo(reader: Reader, memorandum: Concerned, { kind, days, key, obligation }: Concern) {
  const locale: Locale = isLocale(reader.locale) ? reader.locale : 'kk'
  const t = await translator(locale)
  const title = inLocale(memorandum, 'title', locale)
  const due = obligation?.dueOn ?? memorandum.validUntil
  const values = { title, days, date: due ? formatDate(locale, due) : '' }
  const words = [
    t(`agreements.letters.${kind}.text`, values),
    ...(obligation ? [inLocale(obligation, 'text', locale)] : []),
    `${t('agreements.letters.open')}:\n${siteUrl}${localePath(locale, reader.path)}`,
  ]
  return {
    ...{ effectKey: `memorandum:${memorandum.id}:${key}:${reader.id}`, recipient: reader.email, locale },
    kind: 'memorandum',
    subject: t(`agreements.letters.${kind}.subject`, values),
    body: words.join('\n\n'),
  }
}
