import { newCheckCode, recipientKeyOf } from '#lib/awards/rules.ts'
import { searchKeyOf as eventKeyOf } from '#lib/events/rules.ts'
import { fold } from '#lib/platform/text.ts'
import { searchKeyOf as nameKeyOf } from '#lib/volunteers/rules.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { titleKey } from '#lib/memoranda/rules/register.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { newId } from './ids.ts'

/** What the caller must say comes first; the rest has defaults a test or the demo region may change. */
type Row<Input, Needed extends keyof Input> = Partial<Input> & Pick<Input, Needed>

export function userRow(given: Partial<Prisma.UserCreateManyInput>) {
  const id = idOf(given)
  return {
    email: `user-${id}@test.invalid`,
    name: 'Айгерім Сапарова',
    locale: 'kk',
    ...given,
    id,
  } satisfies Prisma.UserCreateManyInput
}

export function centreRow(given: Row<Prisma.CentreCreateManyInput, 'unitId'>) {
  const id = idOf(given)
  const names = {
    nameKk: '«Асар» волонтерлік орталығы',
    nameRu: 'Волонтёрский центр «Асар»',
    nameEn: '“Asar” volunteer centre',
  }
  const row = {
    slug: `centre-${id}`,
    state: 'published' as const,
    host: 'youthCentre' as const,
    ...names,
    ...given,
    id,
  }
  return {
    searchKey: fold(`${row.nameKk} ${row.nameRu} ${row.nameEn}`),
    ...row,
  } satisfies Prisma.CentreCreateManyInput
}

export function organisationRow(given: Partial<Prisma.OrganisationCreateManyInput>) {
  const id = idOf(given)
  const names = { nameKk: '«Самал» қоғамдық қоры', nameRu: 'ОФ «Самал»', nameEn: '“Samal” public foundation' }
  const row = { slug: `organisation-${id}`, state: 'published' as const, ...names, ...given, id }
  const aliases = Array.isArray(row.aliases) ? row.aliases.join(' ') : ''
  const searchKey = fold(`${row.nameKk} ${row.nameRu} ${row.nameEn} ${aliases}`)
  return { searchKey, ...row } satisfies Prisma.OrganisationCreateManyInput
}

export function volunteerRow(given: Partial<Prisma.VolunteerCreateManyInput>) {
  const id = idOf(given)
  const names = { surname: 'Оспанов', givenName: 'Дәурен', patronymic: 'Маратұлы' }
  const facts = {
    status: 'confirmed' as const,
    birthDate: new Date('1996-05-14'),
    sex: 'male' as const,
    locale: 'kk',
  }
  const row = { ...names, ...facts, ...given, id }
  return {
    searchKey: nameKeyOf(textOf(row, ['surname', 'givenName', 'patronymic'])),
    ...row,
  } satisfies Prisma.VolunteerCreateManyInput
}

export function membershipRow(given: Row<Prisma.MembershipCreateManyInput, 'volunteerId'>) {
  const id = idOf(given)
  return {
    isPrimary: true,
    startedOn: new Date('2025-02-01'),
    ...given,
    id,
  } satisfies Prisma.MembershipCreateManyInput
}

type EventNeeds = 'directionId' | 'unitId' | 'centreId' | 'startsAt' | 'endsAt'

export function eventRow(given: Row<Prisma.EventCreateManyInput, EventNeeds>) {
  const id = idOf(given)
  const titles = { titleKk: 'Көктемгі сенбілік', titleRu: 'Весенний субботник', titleEn: 'Spring clean-up' }
  const places = { placeKk: '', placeRu: '', placeEn: '' }
  const row = {
    slug: `event-${id}`,
    state: 'published' as const,
    kind: 'action' as const,
    ...titles,
    ...places,
    ...given,
    id,
  }
  const publishedAt = row.state === 'published' ? new Date('2025-01-10T05:00:00Z') : null
  const searchKey = eventKeyOf(textOf(row, eventTexts))
  return { publishedAt, searchKey, ...row } satisfies Prisma.EventCreateManyInput
}

export function shiftRow(given: Row<Prisma.ShiftCreateManyInput, 'eventId' | 'startsAt' | 'endsAt'>) {
  const id = idOf(given)
  const role = { roleKk: 'Көмекші', roleRu: 'Помощник', roleEn: 'Helper' }
  return { places: 20, ...role, ...given, id } satisfies Prisma.ShiftCreateManyInput
}

export function participationRow(given: Row<Prisma.ParticipationCreateManyInput, 'shiftId' | 'volunteerId'>) {
  const id = idOf(given)
  const facts = { status: 'confirmed' as const, source: 'coordinator' as const, joinedAt: new Date() }
  return { ...facts, ...given, id } satisfies Prisma.ParticipationCreateManyInput
}

const issuer = {
  issuerKk: 'Облыстық фронт-офис',
  issuerRu: 'Областной фронт-офис',
  issuerEn: 'Regional front office',
}

/** The caller says who receives it: a volunteer, a person or an organisation. */
export function awardRow(given: Row<Prisma.AwardCreateManyInput, 'kindId'>) {
  const id = idOf(given)
  const recipient = {
    recipientKk: 'Дәурен Оспанов',
    recipientRu: 'Даурен Оспанов',
    recipientEn: 'Dauren Ospanov',
  }
  const facts = { year: 2026, checkCode: newCheckCode() }
  const row = { ...facts, ...recipient, ...issuer, ...given, id }
  return { recipientKey: recipientKeyOf(row), ...row } satisfies Prisma.AwardCreateManyInput
}

export function roundRow(given: Row<Prisma.NominationRoundCreateManyInput, 'kindId'>) {
  const titles = { titleKk: 'Жыл алғысы', titleRu: 'Благодарность года', titleEn: 'Thanks of the year' }
  const days = { opensOn: new Date(Date.now() - 5 * dayMs), closesOn: new Date(Date.now() + 30 * dayMs) }
  const facts = { ...titles, ...issuer, ...days, year: 2026, quorum: 1 }
  return { ...facts, ...given, id: idOf(given) } satisfies Prisma.NominationRoundCreateManyInput
}

export function nominationRow(given: Row<Prisma.NominationCreateManyInput, 'roundId'>) {
  const names = { nomineeKk: 'Дәурен Оспанов', nomineeRu: 'Даурен Оспанов', nomineeEn: 'Dauren Ospanov' }
  const words = { justification: 'Көп еңбек етті', justificationLocale: 'kk', dossier: {} }
  const row = { ...names, ...words, frozenAt: new Date(), ...given, id: idOf(given) }
  return row satisfies Prisma.NominationCreateManyInput
}

export function memorandumRow(given: Row<Prisma.MemorandumCreateManyInput, 'subjectId'>) {
  const id = idOf(given)
  const titles = {
    titleKk: 'Ынтымақтастық туралы меморандум',
    titleRu: 'Меморандум о сотрудничестве',
    titleEn: 'Memorandum of cooperation',
  }
  const row = {
    slug: `memorandum-${id}`,
    state: 'published' as const,
    isSigned: true,
    ...titles,
    ...given,
    id,
  }
  const publishedAt = row.state === 'published' ? new Date('2025-01-10T05:00:00Z') : null
  const searchKey = titleKey(textOf(row, ['titleKk', 'titleRu', 'titleEn']))
  return { publishedAt, searchKey, ...row } satisfies Prisma.MemorandumCreateManyInput
}

function idOf({ id }: { id?: unknown }): string {
  return typeof id === 'string' ? id : newId()
}

const eventTexts = ['titleKk', 'titleRu', 'titleEn', 'placeKk', 'placeRu', 'placeEn'] as const

/** The named texts of a row as text: Prisma's type of a row to write also allows a sign for "leave out". */
function textOf<Name extends string>(
  row: Record<Name, unknown>,
  names: readonly Name[],
): Record<Name, string> {
  const entries = names.map((name) => [name, typeof row[name] === 'string' ? row[name] : ''])
  return Object.fromEntries(entries) as Record<Name, string>
}
