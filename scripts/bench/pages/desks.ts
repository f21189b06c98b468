import type { Actor } from '#lib/accounts/actor.ts'
import { countApplications, listApplications } from '#lib/applications/queries.ts'
import { listReceipts } from '#lib/audit/queries/receipts.ts'
import { countPairs, listPairs } from '#lib/duplicates/queries.ts'
import { pairFilters } from '#lib/duplicates/schema.ts'
import { listOpenErasures } from '#lib/erasure/queries.ts'
import { listOwnExports, listRecentEvents } from '#lib/exports/queries/exports.ts'
import { countRows, findBatch, listBatches } from '#lib/imports/queries/batch.ts'
import { listRows } from '#lib/imports/queries/rows.ts'
import { rowFilters } from '#lib/imports/schema.ts'
import { listMailings } from '#lib/mailings/queries/mailings.ts'
import { countStandings, listRecipients } from '#lib/mailings/queries/recipients.ts'
import { countTransfersToDecide, listTransfers } from '#lib/memberships/queries/transfers.ts'
import type { Keyset } from '#lib/platform/keyset.ts'
import { countWaitingProposals, listProposals } from '#lib/proposals/queries.ts'
import { findReportList } from '#lib/reports/queries/list-of.ts'
import { readPeriod } from '#lib/reports/rules/periods.ts'
import { countConsentWork, listConsentWork } from '#lib/volunteers/queries/list-consents.ts'
import { consentLacks, consentListFilters } from '#lib/volunteers/schema/consent-list.ts'
import { crowdId, crowdPersonId } from '#prisma/seed/crowd.ts'

export type Page = [name: string, run: () => Promise<unknown>]

/** Queues, letters, sheets and reports of a coordinator or an administrator. */
export function desksOf(actor: Actor): Page[] {
  return [...queues(actor), ...letters(actor), ...sheets(actor), ...reports(actor)]
}

/** A person's own page of who saw their data. */
export function receiptsOf(actor: Actor): Page[] {
  const cardIds = [crowdPersonId(7)]
  const receipts = (onlyViews: boolean, keyset: Keyset) => listReceipts(actor, { cardIds, onlyViews, keyset })
  return [
    ['receipts', () => receipts(false, null)],
    ['receipts: looks only', () => receipts(true, null)],
    ['receipts, far on', () => receipts(false, { id: crowdId('view', 15_000), isBackward: false })],
  ]
}

function queues(actor: Actor): Page[] {
  const pairs = (query: object) => async () => {
    const filters = pairFilters.parse(query)
    await Promise.all([listPairs(actor, filters, null), countPairs(actor, filters)])
  }
  const consents = consentLacks.map((lack): Page => {
    const filters = consentListFilters.parse({ lack })
    return [`consents: ${lack}`, () => listConsentWork(actor, filters, null)]
  })
  return [
    ['pairs', pairs({})],
    ['pairs: sure ones searched', pairs({ q: 'иван', band: 'sure' })],
    ['pairs: merged', pairs({ state: 'merged' })],
    ...consents,
    ['consents: figures', () => countConsentWork(actor, consentLacks)],
    ['erasures', () => listOpenErasures(actor)],
    ['transfers', () => Promise.all([listTransfers(actor), countTransfersToDecide(actor)])],
    ['proposals', () => Promise.all([listProposals(actor, everyState), countWaitingProposals(actor)])],
    ...(actor.isAdministrator ? applications(actor) : []),
  ]
}

const everyState = { state: '', keyset: null } as const

function applications(actor: Actor): Page[] {
  return (['open', 'verified'] as const).map((state): Page => [
    `applications: ${state}`,
    () => Promise.all([listApplications(actor, { state, keyset: null }), countApplications(actor)]),
  ])
}

function letters(actor: Actor): Page[] {
  const mailingId = crowdId('mailing', 0)
  const recipients = (state: 'sent' | 'unreached' | undefined, keyset: Keyset) =>
    listRecipients(actor, { mailingId, state, keyset })
  return [
    ['mailings', () => listMailings(actor, null)],
    ['a mailing: recipients', () => recipients(undefined, null)],
    [
      'a mailing: far on',
      () => recipients(undefined, { id: crowdId('recipient', 15_000), isBackward: false }),
    ],
    ['a mailing: not reached', () => recipients('unreached', null)],
    ['a mailing: figures', () => countStandings(actor, mailingId)],
  ]
}

function sheets(actor: Actor): Page[] {
  const rows = (query: object) => async () => {
    const batch = await findBatch(actor, crowdId('batch', 0))
    if (batch)
      await Promise.all([countRows(actor, batch), listRows(actor, batch, rowFilters.parse(query), 'kk')])
  }
  return [
    ['imports', () => listBatches(actor, null)],
    ['an import: rows', rows({})],
    ['an import: far on', rows({ after: 15_000 })],
    ['an import: duplicates', rows({ verdict: 'duplicate' })],
    ['an import: offers', rows({ offer: '1' })],
    ['exports', () => Promise.all([listOwnExports(actor), listRecentEvents(actor)])],
  ]
}

function reports(actor: Actor): Page[] {
  const period = readPeriod('2026-H1')
  if (!period) throw new Error('the bench knows no such period')
  const centreId = actor.isAdministrator ? null : (actor.centreIds[0] ?? null)
  const request = { scope: { centreId, organisationId: null }, period, today: '2026-07-15' }
  const people = ['members', 'joined', 'worked', 'present'].map((set): Page => [
    `report: ${set}`,
    () => findReportList(actor, request, { kind: 'people', narrowing: { set } }),
  ])
  const others = (['hours', 'events', 'awards', 'certificates'] as const).map((kind): Page => [
    `report: ${kind}`,
    () => findReportList(actor, request, { kind, narrowing: {} }),
  ])
  return [...people, ...others]
}
