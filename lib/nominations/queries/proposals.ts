import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { fold, idPattern } from '#lib/platform/text.ts'
import type { NominationState } from '#prisma/generated/client.ts'
import { canPropose, madeBy, proposableOrganisations, proposableVolunteers } from '../policy.ts'
import { readDossier } from '../rules/dossier.ts'
import { gatherDossier } from './dossier.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const foundMax = 20

/** Rounds in which candidates can be proposed today. */
export async function listOpenRounds(actor: Actor) {
  if (!canPropose(actor)) return []
  const today = new Date(dayOf(now()))
  return db.nominationRound.findMany({
    where: { state: 'open', opensOn: { lte: today }, closesOn: { gte: today } },
    orderBy: [{ closesOn: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, year: true, closesOn: true, ...titles },
      kind: { select: names },
      criteria: {
        orderBy: { position: 'asc' },
        select: { labelKk: true, labelRu: true, labelEn: true, weight: true },
      },
    },
  })
}
export type OpenRound = Awaited<ReturnType<typeof listOpenRounds>>[number]

/** Whom the actor may propose, by name: no contacts and no birth date leave the database here. */
export async function findNomineeChoices(actor: Actor, q: string) {
  const words = fold(q).split(' ').filter(Boolean).slice(0, 6)
  if (!canPropose(actor) || words.join('').length < 2) return { volunteers: [], organisations: [] }
  const has = words.map((word) => ({ searchKey: { contains: word } }))
  const [volunteers, organisations] = await Promise.all([
    db.volunteer.findMany({
      where: { AND: [...has, proposableVolunteers(actor)] },
      orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
      take: foundMax,
      select: { id: true, cardNumber: true, surname: true, givenName: true },
    }),
    db.organisation.findMany({
      where: { AND: [...has, proposableOrganisations(actor)] },
      orderBy: { nameKk: 'asc' },
      take: foundMax,
      select: { id: true, ...names },
    }),
  ])
  return { volunteers, organisations }
}

/** One of them with the facts as they stand now, as they would be frozen; null for whom the actor may not propose. */
export async function findNominee(actor: Actor, ref: string) {
  const [type, id = ''] = ref.split(':')
  if (!canPropose(actor) || !idPattern.test(id)) return null
  if (type === 'volunteer') {
    const person = await db.volunteer.findFirst({
      where: { AND: [{ id }, proposableVolunteers(actor)] },
      select: { givenName: true, surname: true },
    })
    if (!person) return null
    const name = `${person.givenName} ${person.surname}`.trim()
    const dossier = await gatherDossier(actor, db, { type, id })
    return { ref, names: { nameKk: name, nameRu: name, nameEn: name }, dossier }
  }
  const body = await db.organisation.findFirst({
    where: { AND: [{ id }, proposableOrganisations(actor)] },
    select: names,
  })
  return body && { ref, names: body, dossier: await gatherDossier(actor, db, { type: 'organisation', id }) }
}

/** What the actor, their centre or their organisation proposed, the newest first. */
export async function listOwnNominations(actor: Actor) {
  const rows = await db.nomination.findMany({
    where: madeBy(actor),
    orderBy: { id: 'desc' },
    take: 200,
    select: {
      ...{ id: true, state: true, nomineeKk: true, nomineeRu: true, nomineeEn: true, createdAt: true },
      round: { select: { state: true, protocolNumber: true, ...titles } },
    },
  })
  return rows.map((row) => ({ ...row, state: toldState(row.state, row.round.protocolNumber) }))
}
export type OwnNomination = Awaited<ReturnType<typeof listOwnNominations>>[number]

/** One of them, with the decision once the protocol is signed; marks and the jury's words are for the jury. Null for a stranger. */
export async function findOwnNomination(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  const row = await db.nomination.findFirst({
    where: { AND: [{ id }, madeBy(actor)] },
    select: {
      ...{ id: true, state: true, version: true, frozenAt: true, dossier: true, createdAt: true },
      ...{ nomineeKk: true, nomineeRu: true, nomineeEn: true },
      ...{ justification: true, justificationLocale: true, sentenceKk: true, sentenceRu: true },
      award: { select: { id: true, state: true, isHidden: true } },
      round: {
        select: { state: true, heldOn: true, protocolNumber: true, protocolYear: true, ...titles },
      },
    },
  })
  if (!row) return null
  const isTold = row.round.protocolNumber !== null
  const { dossier, sentenceKk, sentenceRu, ...rest } = row
  return {
    ...rest,
    state: toldState(row.state, row.round.protocolNumber),
    sentenceKk: isTold ? sentenceKk : '',
    sentenceRu: isTold ? sentenceRu : '',
    dossier: readDossier(dossier),
  }
}

/** A decision is told with the protocol, not before. */
function toldState(state: NominationState, protocolNumber: number | null): NominationState {
  return protocolNumber !== null || state === 'withdrawn' ? state : 'submitted'
}
