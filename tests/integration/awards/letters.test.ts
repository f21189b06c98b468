import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { forgetPersonInAwards } from '#lib/awards/commands/forget-person.ts'
import { runLetters } from '#lib/awards/commands/run-letters.ts'
import { lettersKind, startLetters } from '#lib/awards/commands/start-letters.ts'
import { takeOutLetter, takeOutLetters } from '#lib/awards/commands/take-out-letter.ts'
import { findAwardByCode } from '#lib/awards/public.ts'
import { findLetterSet } from '#lib/awards/queries/letters.ts'
import { letterSetInput } from '#lib/awards/schema.ts'
import { type JobRun, runJobs } from '#lib/jobs/worker.ts'
import { siteUrl } from '#lib/platform/env.ts'
import {
  createAward,
  createEvent,
  createOrganisation,
  createUser,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aRepresentative } from '#tests/support/people.ts'
import { readPrintedCodes } from '#tests/support/printed-qr.ts'
import { actorWith, auditOf, freshActor, kindOf, refusalOf } from './people.ts'

const kinds: Record<string, JobRun> = { [lettersKind]: runLetters }
let editor: Actor
let number = 0

beforeAll(async () => {
  editor = await actorWith('editor')
})

async function ceremony(count: number) {
  const event = await createEvent(db)
  const kindIds = [await kindOf('letter_thanks'), await kindOf('honor_cert')]
  const awards = []
  for (let index = 0; index < count; index++) {
    number += 1
    const facts = { eventId: event.id, year: 2010, number, state: 'issued' as const }
    awards.push(
      await createAward(db, {
        ...facts,
        kindId: kindIds[index % 2],
        reasonKk: 'көмегі үшін',
        reasonRu: 'за помощь',
      }),
    )
  }
  return { event, awards }
}

async function print(choice: Record<string, string>) {
  const { setId } = await startLetters(editor, letterSetInput.parse(choice))
  await runJobs(kinds)
  const stored = await takeOutLetters(editor, setId)
  if (!stored) throw new Error('nothing was printed')
  return { setId, pdf: await buffer(stored.stream as Parameters<typeof buffer>[0]) }
}

describe('all letters of a ceremony as one file', () => {
  it('have a page each, and the code on every page is confirmed by the check page', async () => {
    const { event, awards } = await ceremony(24)
    const { setId, pdf } = await print({ eventId: event.id })
    const texts = await readPrintedCodes(pdf)
    expect(new Set(texts)).toEqual(new Set(awards.map(({ checkCode }) => `${siteUrl}/verify/${checkCode}`)))
    expect(texts).toHaveLength(24)
    for (const text of texts.slice(0, 5))
      expect(await findAwardByCode(text!.split('/').at(-1)!, 'kk')).toMatchObject({ isRevoked: false })
    const found = await findLetterSet(editor, setId)
    expect(found?.job).toMatchObject({ state: 'done', done: 24, total: 24, result: { pages: 24 } })
    expect(await auditOf(setId)).toEqual(['award.takenOut'])
  })

  it('leave out what was taken back and what is a draft', async () => {
    const { event, awards } = await ceremony(3)
    await db.award.update({ where: { id: awards[0]!.id }, data: { state: 'revoked', revokedAt: new Date() } })
    await db.award.update({ where: { id: awards[1]!.id }, data: { state: 'draft', number: null } })
    const { pdf } = await print({ eventId: event.id })
    expect(await readPrintedCodes(pdf)).toEqual([`${siteUrl}/verify/${awards[2]!.checkCode}`])
  })

  it('asked for by many at once are one job; a stranger asks for nothing', async () => {
    const { event } = await ceremony(2)
    const choice = letterSetInput.parse({ eventId: event.id })
    const sets = await Promise.all(Array.from({ length: 5 }, () => startLetters(editor, choice)))
    expect(new Set(sets.map(({ setId }) => setId)).size).toBe(1)
    expect(await db.job.count({ where: { kind: lettersKind, subjectId: sets[0]!.setId } })).toBe(1)
    await runJobs(kinds)
    const stranger = await actorWith('volunteer')
    expect(await refusalOf(startLetters(stranger, choice))).toBe('awards.refusals.notAllowed')
    expect(await takeOutLetters(stranger, sets[0]!.setId)).toBeNull()
    expect(await findLetterSet(stranger, sets[0]!.setId)).toBeNull()
  })

  it('stop with a sentence when the right ended meanwhile, and are refused when there are none', async () => {
    const { event } = await ceremony(2)
    const leaving = await actorWith('editor')
    const { setId } = await startLetters(leaving, letterSetInput.parse({ eventId: event.id }))
    await db.roleAssignment.updateMany({ where: { userId: leaving.userId }, data: { revokedAt: new Date() } })
    await runJobs(kinds)
    expect((await findLetterSet(editor, setId))?.job).toMatchObject({
      state: 'failed',
      error: 'awards.refusals.notAllowed',
    })
    const empty = letterSetInput.parse({ eventId: (await createEvent(db)).id })
    expect(await refusalOf(startLetters(editor, empty))).toBe('awards.refusals.noLetters')
    expect(letterSetInput.safeParse({}).success).toBe(false)
  })

  it('are forgotten with a person who is in them', async () => {
    const { event, awards } = await ceremony(2)
    const other = await ceremony(1)
    const [mine, theirs] = [await print({ eventId: event.id }), await print({ eventId: other.event.id })]
    const { files } = await db.$transaction((tx) => forgetPersonInAwards(null, tx, awards[0]!.volunteerId!))
    expect(files).toHaveLength(1)
    expect((await findLetterSet(editor, mine.setId))?.job?.result).toEqual({})
    expect((await findLetterSet(editor, theirs.setId))?.job?.result).toEqual({ pages: 1 })
  })
})

describe('one letter', () => {
  it('is the holder’s to take out, without a trace; staff and representatives leave one', async () => {
    const user = await createUser(db)
    const volunteer = await createVolunteer(db, { userId: user.id })
    const holder = await freshActor(user.id)
    const { organisation, actor: representative } = await aRepresentative()
    const kindId = await kindOf('honor_cert')
    const own = await createAward(db, {
      volunteerId: volunteer.id,
      kindId,
      state: 'issued',
      number: 1,
      year: 2012,
    })
    const body = await createAward(db, {
      organisationId: organisation.id,
      kindId,
      state: 'issued',
      number: 2,
      year: 2012,
    })
    const letter = await takeOutLetter(holder, own.id)
    expect(await readPrintedCodes(letter!.bytes)).toEqual([`${siteUrl}/verify/${own.checkCode}`])
    expect(await auditOf(own.id)).toEqual([])
    expect(await takeOutLetter(holder, body.id)).toBeNull()
    expect(await takeOutLetter(representative, own.id)).toBeNull()
    expect(await takeOutLetter(representative, body.id)).not.toBeNull()
    expect(await takeOutLetter(editor, own.id)).not.toBeNull()
    expect(await auditOf(own.id)).toEqual(['award.takenOut'])
    await db.award.update({ where: { id: own.id }, data: { state: 'revoked', revokedAt: new Date() } })
    expect(await takeOutLetter(holder, own.id)).toBeNull()
  })

  it('holds the longest words without running over its foot', async () => {
    const organisation = await createOrganisation(db)
    const award = await createAward(db, {
      ...{
        organisationId: organisation.id,
        kindId: await kindOf('letter_thanks'),
        state: 'issued',
        number: 3,
        year: 2012,
      },
      recipientKk: 'Ақмола облысының «Біз біргеміз» қайырымдылық волонтерлер бірлестігі '
        .repeat(2)
        .slice(0, 200),
      recipientRu: 'Объединение добровольных помощников «Бiз бiргемiз» Акмолинской области '
        .repeat(2)
        .slice(0, 200),
      reasonKk: 'өңірдегі волонтерлік қозғалысты дамытуға қосқан үлесі үшін '.repeat(9).slice(0, 600),
      reasonRu: 'за вклад в развитие волонтёрского движения региона '.repeat(11).slice(0, 600),
    })
    const letter = await takeOutLetter(editor, award.id)
    expect(await readPrintedCodes(letter!.bytes)).toHaveLength(1)
  })
})
