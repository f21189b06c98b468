import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { revokeAward, setAwardHidden } from '#lib/awards/commands/revoke-award.ts'
import {
  countAwards,
  countThankedByUnit,
  findAwardByCode,
  findPublicAward,
  listAwardsOfEvent,
  listAwardsOfOrganisation,
  listPublishedAwards,
  listThanked,
} from '#lib/awards/public.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createOrganisation,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'
import { actorWith, auditOf, kindOf, refusalOf } from './people.ts'

let administrator: Actor
let editor: Actor
let kindId: string
let number = 0
const revocation = { reasonKk: 'қате жазылған', reasonRu: 'выдано по ошибке', reasonEn: '' }

beforeAll(async () => {
  administrator = await actorWith('administrator')
  editor = await actorWith('editor')
  kindId = await kindOf('letter_thanks')
})

async function issued(given: Parameters<typeof createAward>[1] = {}) {
  number += 1
  return createAward(db, {
    kindId,
    year: 2026,
    number,
    state: 'issued',
    issuedOn: new Date('2026-04-04'),
    ...given,
  })
}

/** Everything public that could show an award, as one text. */
async function everythingPublic(award: {
  id: string
  eventId: string | null
  organisationId: string | null
}): Promise<string> {
  const found = await Promise.all([
    listPublishedAwards({}, 'ru'),
    findPublicAward(award.id, 'ru'),
    listThanked(100, 'ru'),
    sitemapOf('awards'),
    award.eventId ? listAwardsOfEvent(award.eventId, 'ru') : [],
    award.organisationId ? listAwardsOfOrganisation(award.organisationId, 'ru') : [],
  ])
  return JSON.stringify(found)
}

describe('what the public register shows', () => {
  it('an issued award stands in every list with number, kind, date and reason', async () => {
    const organisation = await createOrganisation(db)
    const event = await createEvent(db)
    const award = await issued({
      organisationId: organisation.id,
      eventId: event.id,
      recipientRu: 'ОФ «Самал»',
      reasonRu: 'за помощь',
    })
    const page = await findPublicAward(award.id, 'ru')
    expect(page).toMatchObject({
      name: 'ОФ «Самал»',
      issuedOn: '2026-04-04',
      reason: 'за помощь',
      isOrganisation: true,
    })
    expect(page?.number).toMatch(/^АХ-2026\/\d{4}$/)
    expect(page?.recipientHref).toBe(`/organisations/${organisation.slug}`)
    expect((await listAwardsOfEvent(event.id, 'ru')).map(({ id }) => id)).toEqual([award.id])
    expect((await listAwardsOfOrganisation(organisation.id, 'ru')).map(({ id }) => id)).toEqual([award.id])
    expect(await sitemapOf('awards')).toContain(`/ru/awards/${award.id}`)
    expect((await listThanked(100, 'ru')).map(({ href }) => href)).toContain(page?.href)
  })

  it.each([
    ['a draft', { state: 'draft', number: null }],
    ['a hidden entry', { isHidden: true }],
  ] as const)('%s is in nothing public', async (_, state) => {
    const event = await createEvent(db)
    const award = await issued({ eventId: event.id, ...state })
    const before = await countAwards()
    expect(await everythingPublic(award)).not.toContain(award.id)
    expect(await countAwards()).toEqual(before)
  })

  it('an award of an erased person leaves the register', async () => {
    const volunteer = await createVolunteer(db, { status: 'anonymised' })
    const award = await issued({ volunteerId: volunteer.id })
    expect(await everythingPublic(award)).not.toContain(award.id)
  })

  it('a link to an event that is not public is left out', async () => {
    const event = await createEvent(db, { state: 'draft' })
    const award = await issued({ eventId: event.id })
    expect((await findPublicAward(award.id, 'ru'))?.event).toBeNull()
  })
})

describe('a minor', () => {
  it('stands with the first name and an initial everywhere, and no birth date leaves the query', async () => {
    const volunteer = await createVolunteer(db, {
      givenName: 'Томирис',
      surname: 'Жаңабекова',
      birthDate: new Date('2014-02-03'),
    })
    const names = {
      recipientKk: 'Томирис Жаңабекова',
      recipientRu: 'Томирис Жанабекова',
      recipientEn: 'Tomiris Zhanabekova',
    }
    const event = await createEvent(db)
    const award = await issued({ volunteerId: volunteer.id, eventId: event.id, ...names })
    const everything = `${await everythingPublic(award)}${JSON.stringify(await findAwardByCode(award.checkCode, 'kk'))}`
    expect(everything).toContain('Томирис Ж.')
    for (const secret of ['Жаңабекова', 'Жанабекова', 'Zhanabekova', '2014-02-03', 'birthDate'])
      expect(everything).not.toContain(secret)
  })

  it('is not given away by searching for the surname', async () => {
    const volunteer = await createVolunteer(db, {
      givenName: 'Ерасыл',
      surname: 'Құлмаханов',
      birthDate: new Date('2013-02-03'),
    })
    const award = await issued({
      volunteerId: volunteer.id,
      recipientKk: 'Ерасыл Құлмаханов',
      recipientRu: 'Ерасыл Кулмаханов',
    })
    const found = async (q: string) =>
      JSON.stringify(await listPublishedAwards({ q }, 'kk')).includes(award.id)
    expect(await found('Құлмаханов')).toBe(false)
    expect(await found('кулмаханов')).toBe(false)
    expect((await countAwards({ q: 'Құлмаханов' })).all).toBe(0)
    expect(await found('Ерасыл')).toBe(true)
  })

  it('is named in full once a guardian consented to publishing, and not at all once they took it back', async () => {
    const volunteer = await createVolunteer(db, {
      givenName: 'Аяла',
      surname: 'Бекова',
      birthDate: new Date('2013-02-03'),
    })
    const guardian = await db.guardian.create({
      data: { volunteerId: volunteer.id, name: 'Сәуле', relation: 'mother' },
    })
    const award = await issued({ volunteerId: volunteer.id, recipientRu: 'Аяла Бекова' })
    const consent = {
      volunteerId: volunteer.id,
      kind: 'publishing',
      method: 'paper',
      textVersion: '1',
      textHash: 'x',
      locale: 'kk',
    } as const
    const { id } = await db.consent.create({
      data: { ...consent, guardianId: guardian.id, givenAt: new Date() },
    })
    expect((await findPublicAward(award.id, 'ru'))?.name).toBe('Аяла Бекова')
    await db.consent.update({ where: { id }, data: { withdrawnAt: new Date() } })
    expect(await findPublicAward(award.id, 'ru')).toBeNull()
  })
})

describe('searching and paging', () => {
  it('finds «казак», «қазақ» and «qazaq» alike', async () => {
    const volunteer = await createVolunteer(db, { givenName: 'Қазақ', surname: 'Сынақов' })
    const award = await issued({
      volunteerId: volunteer.id,
      recipientKk: 'Қазақ Сынақов',
      recipientRu: 'Казак Сынаков',
    })
    for (const q of ['қазақ', 'казак', 'qazaq', 'Сынақов қазақ']) {
      expect(JSON.stringify(await listPublishedAwards({ q }, 'kk'))).toContain(award.id)
    }
  })

  it('goes forward and back over ceremonies without losing or repeating anyone', async () => {
    const volunteer = await createVolunteer(db)
    const events = await Promise.all([createEvent(db), createEvent(db), createEvent(db)])
    for (let index = 0; index < 150; index++) {
      await issued({ year: 1993, volunteerId: volunteer.id, eventId: events[index % 3]?.id ?? null })
    }
    const idsOf = (page: Awaited<ReturnType<typeof listPublishedAwards>>) =>
      page.groups.flatMap(({ awards }) => awards.map(({ id }) => id))
    const first = await listPublishedAwards({ year: 1993 }, 'ru')
    const second = await listPublishedAwards({ year: 1993, after: first.next ?? '' }, 'ru')
    const third = await listPublishedAwards({ year: 1993, after: second.next ?? '' }, 'ru')
    expect(new Set([first, second, third].flatMap(idsOf)).size).toBe(150)
    expect([first.previous, third.next]).toEqual([null, null])
    const back = await listPublishedAwards({ year: 1993, before: third.previous ?? '' }, 'ru')
    expect(idsOf(back)).toEqual(idsOf(second))
  })
})

describe('a consent to publishing', () => {
  const consent = {
    kind: 'publishing',
    method: 'screen',
    textVersion: '1',
    textHash: 'x',
    locale: 'kk',
  } as const

  it('that a grown-up took back keeps their awards out of everything public, those given later too', async () => {
    const volunteer = await createVolunteer(db, { givenName: 'Жасырын', surname: 'Қалауов' })
    const facts = {
      volunteerId: volunteer.id,
      recipientKk: 'Жасырын Қалауов',
      recipientRu: 'Жасырын Калауов',
    }
    const before = await issued(facts)
    expect((await findPublicAward(before.id, 'kk'))?.name).toBe('Жасырын Қалауов')
    await db.consent.create({
      data: { ...consent, volunteerId: volunteer.id, givenAt: new Date(), withdrawnAt: new Date() },
    })
    const later = await issued(facts)
    for (const award of [before, later]) {
      expect(await everythingPublic(award)).not.toContain(award.id)
      const checked = await findAwardByCode(award.checkCode, 'kk')
      expect(checked).toMatchObject({ isRevoked: false, name: null })
      expect(JSON.stringify(checked)).not.toContain('Жасырын')
    }
    await db.consent.create({ data: { ...consent, volunteerId: volunteer.id, givenAt: new Date() } })
    expect((await findPublicAward(later.id, 'kk'))?.name).toBe('Жасырын Қалауов')
  })
})

it('is searched by what it prints: not by a patronymic on the card', async () => {
  const volunteer = await createVolunteer(db, {
    ...{ givenName: 'Сәкен', surname: 'Ізденов', patronymic: 'Құпиябекұлы' },
    searchKey: 'изденов сакен купиябекулы',
  })
  const award = await issued({
    volunteerId: volunteer.id,
    recipientKk: 'Сәкен Ізденов',
    recipientRu: 'Сакен Изденов',
  })
  const found = async (q: string) => JSON.stringify(await listPublishedAwards({ q }, 'kk')).includes(award.id)
  expect(await found('Құпиябекұлы')).toBe(false)
  expect(await found('купиябекулы')).toBe(false)
  expect(await found('сакен изденов')).toBe(true)
})

it('narrows by ceremony and by unit', async () => {
  const centre = await createCentre(db)
  const unit = await db.unit.findUniqueOrThrow({ where: { id: centre.unitId } })
  const event = await createEvent(db, { centreId: centre.id })
  const volunteer = await createVolunteer(db, { centreId: centre.id })
  const here = await issued({ volunteerId: volunteer.id, eventId: event.id })
  const elsewhere = await issued()
  const ids = async (filters: object) => JSON.stringify(await listPublishedAwards(filters, 'kk'))
  expect(await ids({ event: event.id })).toContain(here.id)
  expect(await ids({ event: event.id })).not.toContain(elsewhere.id)
  expect(await ids({ unit: unit.slug })).toContain(here.id)
  expect(await ids({ unit: unit.slug })).not.toContain(elsewhere.id)
})

describe('revoking and hiding', () => {
  it('a revoked award leaves every list; its pages say so and why', async () => {
    const award = await issued({ recipientRu: 'Отозванный' })
    await revokeAward(administrator, { id: award.id, version: 1, ...revocation })
    expect(await sitemapOf('awards')).not.toContain(`/ru/awards/${award.id}`)
    expect(JSON.stringify([await listPublishedAwards({}, 'ru'), await listThanked(100, 'ru')])).not.toContain(
      award.id,
    )
    expect(await findPublicAward(award.id, 'ru')).toMatchObject({
      isRevoked: true,
      revokeReason: 'выдано по ошибке',
    })
    expect(await findAwardByCode(award.checkCode, 'ru')).toMatchObject({ isRevoked: true })
    expect(await auditOf(award.id)).toEqual(['award.revoked'])
    expect(await refusalOf(revokeAward(administrator, { id: award.id, version: 2, ...revocation }))).toBe(
      'awards.refusals.alreadyRevoked',
    )
  })

  it('is the administrator’s alone, and once', async () => {
    const award = await issued()
    const stranger = await actorWith('volunteer')
    expect(await refusalOf(revokeAward(stranger, { id: award.id, version: 1, ...revocation }))).toBe(
      'awards.refusals.unknown',
    )
    expect(await refusalOf(revokeAward(editor, { id: award.id, version: 1, ...revocation }))).toBe(
      'awards.refusals.administratorsOnly',
    )
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => revokeAward(administrator, { id: award.id, version: 1, ...revocation })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('a revoked award can be hidden too: its page goes, its code still says that it was taken back', async () => {
    const award = await issued({ recipientRu: 'Отозванный Человек' })
    await revokeAward(administrator, { id: award.id, version: 1, ...revocation })
    await setAwardHidden(editor, { id: award.id, version: 2, isHidden: true })
    expect(await findPublicAward(award.id, 'ru')).toBeNull()
    expect(await findAwardByCode(award.checkCode, 'ru')).toMatchObject({ isRevoked: true, name: null })
  })

  it('a hidden entry is confirmed by its code without the name, and comes back when shown', async () => {
    const award = await issued({ recipientRu: 'Скромный Человек' })
    await setAwardHidden(editor, { id: award.id, version: 1, isHidden: true })
    expect(await findPublicAward(award.id, 'ru')).toBeNull()
    const checked = await findAwardByCode(award.checkCode, 'ru')
    expect(checked).toMatchObject({ isRevoked: false, name: null })
    expect(JSON.stringify(checked)).not.toContain('Скромный')
    await setAwardHidden(editor, { id: award.id, version: 2, isHidden: false })
    expect((await findPublicAward(award.id, 'ru'))?.name).toBe('Скромный Человек')
    expect(await auditOf(award.id)).toEqual(['award.hidden', 'award.shown'])
  })
})

it('the check page knows no draft and no code it was not given', async () => {
  const draft = await createAward(db, { kindId })
  expect(await findAwardByCode(draft.checkCode, 'kk')).toBeNull()
  for (const odd of ['', '%', "' OR 1=1", 'ABCDEFGH23', '\u0000'])
    expect(await findAwardByCode(odd, 'kk')).toBeNull()
})

it('golden dots count each thanked volunteer once, in the unit of the primary membership', async () => {
  const centre = await createCentre(db)
  const volunteer = await createVolunteer(db, { centreId: centre.id })
  const countOf = async () =>
    (await countThankedByUnit()).find(({ unitId }) => unitId === centre.unitId)?.thanked ?? 0
  const before = await countOf()
  await issued({ volunteerId: volunteer.id })
  await issued({ volunteerId: volunteer.id })
  expect(await countOf()).toBe(before + 1)
})
