import { beforeAll, expect, it } from 'vitest'
import { remindOfMemoranda, turnPages } from '#lib/memoranda/commands/remind-of-memoranda.ts'
import { listAttention } from '#lib/memoranda/queries/attention.ts'
import { createMemorandum, createOrganisation, createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith } from '../awards/people.ts'
import { dayIn, representativeOf } from './desk.ts'

beforeAll(async () => {
  const user = await createUser(db, { email: 'desk@example.test', locale: 'ru' })
  await grantRole(db, { userId: user.id, role: 'editor' })
})

async function lettersAbout(memorandumId: string) {
  return db.outboxMessage.findMany({
    where: { effectKey: { startsWith: `memorandum:${memorandumId}:` } },
    orderBy: { effectKey: 'asc' },
    select: { recipient: true, effectKey: true, locale: true, subject: true, body: true },
  })
}

async function pledge(memorandumId: string, given: { dueOn?: Date; doneOn?: Date }) {
  return db.obligation.create({
    data: { memorandumId, position: 1, textKk: 'Уәде', textRu: 'Обещание', textEn: '', ...given },
  })
}

it('a term that ends is called to mind at sixty, thirty and seven days, each once, by two workers at once', async () => {
  const { id } = await createMemorandum(db, { signedOn: dayIn(-5), validUntil: dayIn(25) })
  await Promise.all([remindOfMemoranda(null), remindOfMemoranda(null)])
  await remindOfMemoranda(null)
  expect((await lettersAbout(id)).map(({ effectKey }) => effectKey.split(':')[3])).toEqual(['30'])
  // Nearer the end the next letter goes, and only that.
  const near = await createMemorandum(db, { signedOn: dayIn(-5), validUntil: dayIn(6) })
  const far = await createMemorandum(db, { signedOn: dayIn(-5), validUntil: dayIn(61) })
  await remindOfMemoranda(null)
  expect((await lettersAbout(near.id)).map(({ effectKey }) => effectKey.split(':')[3])).toEqual(['7'])
  expect(await lettersAbout(far.id)).toEqual([])
})

it('the desk and the sides are written to, each in their language and with their own way to it', async () => {
  const organisation = await createOrganisation(db)
  await representativeOf(organisation.id, { email: 'side@example.test', locale: 'kk' })
  const { id } = await createMemorandum(db, { signedOn: dayIn(-5), validUntil: dayIn(20) })
  await db.memorandumParty.updateMany({
    where: { memorandumId: id, position: 2 },
    data: { organisationId: organisation.id },
  })
  await remindOfMemoranda(null)
  const letters = await lettersAbout(id)
  const [desk, side] = ['desk@example.test', 'side@example.test'].map((to) =>
    letters.find(({ recipient }) => recipient === to),
  )
  expect(letters).toHaveLength(2)
  expect(desk).toMatchObject({ locale: 'ru' })
  expect(desk?.subject).toContain('Скоро закончится')
  expect(desk?.body).toContain(`/ru/staff/memoranda/${id}`)
  expect(side?.body).toContain(`/kk/workspace/organisations/${organisation.id}/memoranda/${id}`)
})

it('a promise is called to mind fourteen days before, and once when it is late', async () => {
  const late = await createMemorandum(db, { signedOn: dayIn(-50) })
  const soon = await createMemorandum(db, { signedOn: dayIn(-50) })
  const done = await createMemorandum(db, { signedOn: dayIn(-50) })
  const { id: obligationId } = await pledge(late.id, { dueOn: dayIn(-2) })
  await pledge(soon.id, { dueOn: dayIn(13) })
  await pledge(done.id, { dueOn: dayIn(-2), doneOn: dayIn(-3) })
  await Promise.all([remindOfMemoranda(null), remindOfMemoranda(null)])
  expect((await lettersAbout(late.id)).map(({ effectKey }) => effectKey)).toEqual([
    expect.stringContaining(`:late:${obligationId}:`),
  ])
  expect((await lettersAbout(soon.id)).map(({ subject }) => subject)).toEqual([
    expect.stringContaining('Близится срок'),
  ])
  expect(await lettersAbout(done.id)).toEqual([])
})

it('ninety quiet days are asked about once a week at most; whatever happens breaks the silence', async () => {
  const quiet = await createMemorandum(db, { signedOn: dayIn(-91) })
  const busy = await createMemorandum(db, { signedOn: dayIn(-200) })
  await pledge(busy.id, { doneOn: dayIn(-89) })
  const young = await createMemorandum(db, { signedOn: dayIn(-88) })
  const over = await createMemorandum(db, { signedOn: dayIn(-400), validUntil: dayIn(-1) })
  const unknown = await createMemorandum(db)
  await Promise.all([remindOfMemoranda(null), remindOfMemoranda(null)])
  expect(await lettersAbout(quiet.id)).toHaveLength(1)
  for (const { id } of [busy, young, over, unknown]) expect(await lettersAbout(id)).toEqual([])
  const editor = await actorWith('editor')
  const lines = (await listAttention(editor)).filter(({ memorandum }) => memorandum.id === quiet.id)
  expect(lines.map(({ kind, days }) => [kind, days])).toEqual([['quiet', 91]])
  expect(await listAttention(await actorWith('volunteer'))).toEqual([])
})

it('a page that turned at midnight is forgotten once, others are not', async () => {
  const expired = await createMemorandum(db, { signedOn: dayIn(-300), validUntil: dayIn(-1) })
  const started = await createMemorandum(db, { signedOn: dayIn(0), validUntil: dayIn(300) })
  const steady = await createMemorandum(db, { signedOn: dayIn(-300), validUntil: dayIn(300) })
  await Promise.all([turnPages(null), turnPages(null)])
  await turnPages(null)
  const tags = (await db.pageRefresh.findMany()).flatMap((row) => row.tags)
  const times = ({ slug }: { slug: string }) => tags.filter((tag) => tag === `memorandum:${slug}`).length
  expect([times(expired), times(started), times(steady)]).toEqual([1, 1, 0])
})
