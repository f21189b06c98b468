import type { Actor } from '#lib/accounts/actor.ts'
import { countUsers, listUsers } from '#lib/accounts/queries.ts'
import { listAuditEntries, listHistoryOf } from '#lib/audit/queries.ts'
import { auditFilters } from '#lib/audit/schema.ts'
import { countAwardsByState, listAwards } from '#lib/awards/queries.ts'
import { staffAwardFilters } from '#lib/awards/schema.ts'
import { listCentres } from '#lib/centres/queries.ts'
import { countEventsByState, listEventChoices, listEvents } from '#lib/events/queries.ts'
import { countPendingClaims, listDecidedClaims, listPendingClaims } from '#lib/hours/queries/claims.ts'
import { listHoursOfVolunteer } from '#lib/hours/queries/person-hours.ts'
import { listShiftsToConfirm } from '#lib/hours/queries/shift-hours.ts'
import { countMemorandaByState, listMemoranda } from '#lib/memoranda/queries.ts'
import { listMessagesToVolunteer } from '#lib/messages/queries/person-messages.ts'
import { countNews, listNews } from '#lib/news/queries.ts'
import { staffNewsFilters } from '#lib/news/schema.ts'
import { listOrganisations } from '#lib/organisations/queries.ts'
import { findToday } from '#lib/participation/queries/today.ts'
import { countTagged, listTags } from '#lib/registry/queries/tags.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import {
  findVolunteerCard,
  listShiftsOfVolunteer,
  listVolunteerChoices,
  searchVolunteers,
  sumMinutesOfVolunteer,
} from '#lib/volunteers/queries.ts'
import { crowdPersonId } from '#prisma/seed/crowd.ts'
import type { Page } from './desks.ts'

/** What the other list pages of the workspace and of staff ask for, and the tabs of a card. */
export function pagesOf(actor: Actor): Page[] {
  return [...workspace(actor), ...card(actor), ...(actor.isAdministrator ? staff(actor) : [])]
}

function workspace(actor: Actor): Page[] {
  const all = { q: '', state: '', centreId: '' } as const
  return [
    ['today', () => findToday(actor)],
    ['hours waiting', () => Promise.all([countPendingClaims(actor), listShiftsToConfirm(actor)])],
    ['events', () => listEvents(actor, all, 1)],
    ['events, page 30', () => listEvents(actor, all, 30)],
    ['events searched', () => listEvents(actor, { ...all, q: 'событие 12' }, 1)],
    ['events by state', () => countEventsByState(actor)],
    ['choices of events', () => listEventChoices(actor)],
    ['hours', () => Promise.all([listPendingClaims(actor, null), listDecidedClaims(actor)])],
    ['centres', () => listCentres(actor, { q: '', keyset: null })],
    ['organisations', () => listOrganisations(actor, { q: 'уйым', keyset: null })],
    ['choices of the register', () => listVolunteerChoices(actor, 'kk')],
    [
      'tags',
      async () =>
        countTagged(
          actor,
          (await listTags(actor)).map(({ id }) => id),
        ),
    ],
    ['people for a shift', () => searchVolunteers(actor, 'ив')],
    ['people for a shift by phone', () => searchVolunteers(actor, '4567')],
    ['duplicates while registering', () => findDuplicates(actor, newcomer)],
  ]
}

const newcomer = {
  ...{ surname: 'Иванов', givenName: 'Дана', patronymic: '', birthDate: '2001-02-03' },
  ...{ phone: '+77000007919', email: 'p1@test.invalid' },
}

function card(actor: Actor): Page[] {
  const id = crowdPersonId(7)
  return [
    ['card', () => findVolunteerCard(actor, id)],
    ['card: participation', () => listShiftsOfVolunteer(actor, id)],
    ['card: hours', () => Promise.all([listHoursOfVolunteer(actor, id), sumMinutesOfVolunteer(actor, id)])],
    ['card: messages', () => listMessagesToVolunteer(actor, id)],
    ['card: history', () => listHistoryOf(actor, { type: 'volunteer', id })],
  ]
}

function staff(actor: Actor): Page[] {
  const audit = (query: object) => () => listAuditEntries(actor, auditFilters.parse(query))
  return [
    ['audit', audit({})],
    ['audit of an action', audit({ action: 'volunteer.edited' })],
    ['audit of somebody', audit({ who: 'Crowd 12' })],
    ['audit of a rare action', audit({ action: 'award.revoked' })],
    ['audit of a type', audit({ type: 'volunteer' })],
    ['accounts', () => Promise.all([listUsers(actor, { q: '' }), countUsers(actor)])],
    ['accounts searched', () => listUsers(actor, { q: 'Crowd 12' })],
    ['news', () => Promise.all([listNews(actor, staffNewsFilters.parse({})), countNews(actor)])],
    [
      'awards',
      () => Promise.all([listAwards(actor, staffAwardFilters.parse({})), countAwardsByState(actor)]),
    ],
    ['awards searched', () => listAwards(actor, staffAwardFilters.parse({ q: 'иван' }))],
    ['memoranda', () => Promise.all([listMemoranda(actor, {}), countMemorandaByState(actor)])],
  ]
}
