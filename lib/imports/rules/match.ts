import { fold } from '#lib/platform/text.ts'
import { type DuplicateFacts, foldEmail, likeness, type PersonName } from '#lib/volunteers/rules.ts'
import {
  changesOf,
  type ImportCard,
  type ImportChange,
  type ImportPerson,
  nameKeyOf,
} from '#lib/volunteers/rules/import-person.ts'
import type { Finding } from './fields.ts'

export type RowFacts = {
  id: string
  number: number
  person: ImportPerson
  iinHash: string | null
  findings: Finding[]
}
export type MatchCard = ImportCard & {
  id: string
  cardNumber: number
  version: number
  memberships: { centreId: string | null }[]
}
export type Twin = { number: number; isEqual: boolean }
export type Judgement = {
  verdict: 'new' | 'same' | 'change' | 'duplicate' | 'problem'
  findings: Finding[]
  changes: ImportChange[]
  volunteerId: string | null
  candidateIds: string[]
  cardVersion: number | null
  twinNumber: number | null
}
type Index<Card> = ReadonlyMap<string, readonly Card[]>

/** Cards by everything they are found by. */
export function indexCards<Card extends DuplicateFacts>(cards: readonly Card[]): Index<Card> {
  const index = new Map<string, Card[]>()
  for (const card of cards) for (const key of keysOf(card)) index.set(key, [...(index.get(key) ?? []), card])
  return index
}

export function nameKey(name: PersonName): string {
  return `name ${nameKeyOf(name)}`
}

function keysOf(facts: DuplicateFacts): string[] {
  return [
    nameKey(facts),
    ...(facts.iinHash ? [`iin ${facts.iinHash}`] : []),
    ...(facts.phone ? [`phone ${facts.phone}`] : []),
    ...(facts.email ? [`mail ${foldEmail(facts.email)}`] : []),
  ]
}

export function factsOf({ person, iinHash }: Pick<RowFacts, 'person' | 'iinHash'>): DuplicateFacts {
  const { surname, givenName, patronymic, birthDate, phone, email } = person
  return { surname, givenName, patronymic, birthDate, phone, email, iinHash }
}

/** The cards that are alike, likeliest first. */
export function alikeOf<Card extends DuplicateFacts>(
  row: Pick<RowFacts, 'person' | 'iinHash'>,
  index: Index<Card>,
) {
  const facts = factsOf(row)
  const candidates = new Set(keysOf(facts).flatMap((key) => index.get(key) ?? []))
  const order = ['same', 'likely', 'possible']
  return [...candidates]
    .map((card) => ({ card, likeness: likeness(facts, card) }))
    .filter((found) => found.likeness !== 'none')
    .toSorted((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness))
}

export type Surroundings = {
  here: Index<MatchCard>
  byNumber: ReadonlyMap<number, MatchCard>
  /** Hashes of identification numbers that cards elsewhere have. */
  takenElsewhere: ReadonlySet<string>
  twins: ReadonlyMap<number, Twin>
  centreId: string
}

/**
 * What a row is about to do. A number or a whole likeness to one card settles who it is; anything less is left to a person, unless
 * the row has nothing to add.
 */
export function judge(row: RowFacts, around: Surroundings): Judgement {
  const findings = [...row.findings]
  const known = row.iinHash !== null && !around.takenElsewhere.has(row.iinHash) ? row.iinHash : null
  const named = cardByNumber(row, around, findings)
  const judgement = (verdict: Judgement['verdict'], more: Partial<Judgement> = {}): Judgement => ({
    ...{ verdict, findings, changes: [], volunteerId: null, candidateIds: [], cardVersion: null },
    twinNumber: around.twins.get(row.number)?.number ?? null,
    ...more,
  })
  if (findings.some(({ weight }) => weight === 'problem')) return judgement('problem')
  const alike = named ? [] : alikeOf(row, around.here)
  const settled = named ?? settledCard(alike)
  const changes = settled
    ? changesFor(row.person, settled, { iinHash: known, centreId: around.centreId })
    : []
  const card = settled ? { volunteerId: settled.id, cardVersion: settled.version, changes } : {}
  const twin = around.twins.get(row.number)
  if (twin) return judgement(twin.isEqual || (settled && changes.length === 0) ? 'same' : 'duplicate', card)
  if (settled) return judgement(changes.length > 0 ? 'change' : 'same', card)
  if (alike.length === 0) return judgement('new')
  return withCandidates(row, alike, { judgement, known, around })
}

type Alike = ReturnType<typeof alikeOf<MatchCard>>
type Rest = {
  judgement: (verdict: Judgement['verdict'], more?: Partial<Judgement>) => Judgement
  known: string | null
  around: Surroundings
}

function withCandidates({ person }: RowFacts, alike: Alike, { judgement, known, around }: Rest): Judgement {
  const candidateIds = alike.slice(0, 5).map(({ card }) => card.id)
  const [only, ...others] = alike.map(({ card }) => card)
  if (!only || others.length > 0) return judgement('duplicate', { candidateIds })
  const changes = changesFor(person, only, { iinHash: known, centreId: around.centreId })
  const card = { volunteerId: only.id, cardVersion: only.version, changes, candidateIds }
  return judgement(changes.length === 0 ? 'same' : 'duplicate', card)
}

function settledCard(alike: Alike): MatchCard | null {
  const same = alike.find((found) => found.likeness === 'same')
  if (same) return same.card
  const likely = alike.filter((found) => found.likeness === 'likely')
  return likely.length === 1 ? likely[0]!.card : null
}

/** The card whose number stands on the row, when the name says the same; else that is the problem. */
function cardByNumber(
  { person }: RowFacts,
  { byNumber }: Surroundings,
  findings: Finding[],
): MatchCard | null {
  if (person.cardNumber === null) return null
  const card = byNumber.get(person.cardNumber)
  const isSame =
    card && (fold(card.givenName) === fold(person.givenName) || fold(card.surname) === fold(person.surname))
  if (isSame) return card
  findings.push({ field: 'cardNumber', code: card ? 'cardOther' : 'cardUnknown', weight: 'problem' })
  return null
}

export function changesFor(
  person: ImportPerson,
  card: MatchCard,
  { iinHash, centreId }: { iinHash: string | null; centreId: string },
): ImportChange[] {
  const isMember = card.memberships.some((membership) => membership.centreId === centreId)
  return [...changesOf(person, card, iinHash), ...(isMember ? [] : (['membership'] as const))]
}

/** Rows that tell of somebody an earlier row told of already. */
export function findTwins(rows: readonly RowFacts[]): Map<number, Twin> {
  const twins = new Map<number, Twin>()
  const index = new Map<string, RowFacts[]>()
  for (const row of rows) {
    if (row.findings.some(({ weight }) => weight === 'problem')) continue
    const facts = factsOf(row)
    const keys = keysOf(facts)
    const earlier = [...new Set(keys.flatMap((key) => index.get(key) ?? []))]
      .filter((other) => likeness(factsOf(other), facts) !== 'none')
      .toSorted((a, b) => a.number - b.number)[0]
    if (earlier) twins.set(row.number, { number: earlier.number, isEqual: addsNothing(row, earlier) })
    else for (const key of keys) index.set(key, [...(index.get(key) ?? []), row])
  }
  return twins
}

/** What rows of one person share; hashed before it is kept. */
export function twinKeysOf(row: Pick<RowFacts, 'person' | 'iinHash'>): string[] {
  return keysOf(factsOf(row))
}

function addsNothing({ person }: RowFacts, { person: known }: RowFacts): boolean {
  const card: ImportCard = {
    ...known,
    birthDate: known.birthDate ? new Date(known.birthDate) : null,
    iinHash: known.iin || null,
    locale: known.locale ?? '',
    directions: known.directions.map((directionId) => ({ directionId })),
    skills: known.skills.map((skillId) => ({ skillId })),
    guardians: known.guardian ? [{ id: '', ...known.guardian }] : [],
  }
  return changesOf(person, card, person.iin || null).length === 0
}
