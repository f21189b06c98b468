import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayCoordinate, mayEdit, mayRepresent } from '#lib/accounts/policy.ts'

export type DeskLink = {
  key:
    | 'me'
    | 'opportunities'
    | 'signUps'
    | 'account'
    | 'today'
    | 'desk'
    | 'volunteers'
    | 'import'
    | 'duplicates'
    | 'transfers'
    | 'consents'
    | 'mailings'
    | 'events'
    | 'proposals'
    | 'hours'
    | 'reports'
    | 'exports'
    | 'news'
    | 'awards'
    | 'memoranda'
    | 'centres'
    | 'organisations'
    | 'applications'
    | 'people'
    | 'consentTexts'
    | 'audit'
    | 'library'
    | 'moderation'
    | 'nominations'
    | 'rounds'
    | 'calendar'
    | 'files'
    | 'homeDesk'
    | 'callUps'
    | 'consultations'
    | 'office'
  href: string
  /** Lit on its own page only, because others lie below its address. */
  isExact?: boolean
  /** Among the first tabs of a phone. */
  isFrequent?: boolean
}
export type Desk = { key: 'workspace' | 'register' | 'reporting' | 'staff' | 'me'; links: DeskLink[] }

/** The sections a person has work in. */
export function desksOf(actor: Actor): Desk[] {
  const desks: Desk[] = [
    { key: 'workspace', links: workspaceLinks(actor) },
    { key: 'register', links: mayCoordinate(actor) ? register : [] },
    { key: 'reporting', links: reportingLinks(actor) },
    { key: 'staff', links: staffLinks(actor) },
  ]
  const open = desks.filter((desk) => desk.links.length > 0)
  return [...open, { key: 'me', links: open.length === 0 && actor.volunteerId ? volunteer : mine }]
}

const mine: DeskLink[] = [
  { key: 'me', href: '/me', isExact: true, isFrequent: true },
  { key: 'account', href: '/me/account' },
]

/** Who has no other desk finds the two ways to a shift without looking for them. */
const volunteer: DeskLink[] = [
  ...mine.slice(0, 1),
  { key: 'opportunities', href: '/me/opportunities', isFrequent: true },
  { key: 'signUps', href: '/me/sign-ups', isFrequent: true },
  ...mine.slice(1),
]

const register: DeskLink[] = [
  { key: 'volunteers', href: '/workspace/volunteers', isFrequent: true },
  { key: 'import', href: '/workspace/import' },
  { key: 'duplicates', href: '/workspace/duplicates' },
  { key: 'transfers', href: '/workspace/transfers' },
  { key: 'consents', href: '/workspace/consents' },
  { key: 'mailings', href: '/workspace/mailings' },
]

function workspaceLinks(actor: Actor): DeskLink[] {
  const links: DeskLink[] = []
  if (mayCoordinate(actor)) {
    links.push(
      { key: 'today', href: '/workspace', isExact: true, isFrequent: true },
      { key: 'events', href: '/workspace/events', isFrequent: true },
      { key: 'hours', href: '/workspace/hours' },
    )
  }
  if (mayCoordinate(actor) || mayRepresent(actor))
    links.push({ key: 'proposals', href: '/workspace/proposals', isFrequent: mayRepresent(actor) })
  if (mayCoordinate(actor) || mayEdit(actor)) links.push({ key: 'centres', href: '/workspace/centres' })
  if (mayCoordinate(actor) || mayEdit(actor)) links.push({ key: 'library', href: '/workspace/library' })
  if (mayRepresent(actor) || mayEdit(actor))
    links.push({ key: 'organisations', href: '/workspace/organisations', isFrequent: mayRepresent(actor) })
  if (mayCoordinate(actor) || mayRepresent(actor))
    links.push({ key: 'nominations', href: '/workspace/nominations' })
  if (actor.centreIds.length > 0) links.push({ key: 'consultations', href: '/workspace/consultations' })
  return links
}

function reportingLinks(actor: Actor): DeskLink[] {
  const links: DeskLink[] = []
  if (mayCoordinate(actor) || mayEdit(actor)) links.push({ key: 'reports', href: '/workspace/reports' })
  else if (mayRepresent(actor)) links.push({ key: 'reports', href: '/workspace/reports/card' })
  if (mayCoordinate(actor)) links.push({ key: 'exports', href: '/workspace/exports' })
  return links
}

function staffLinks(actor: Actor): DeskLink[] {
  const links: DeskLink[] = []
  if (mayEdit(actor)) {
    links.push(
      { key: 'desk', href: '/staff', isExact: true },
      { key: 'news', href: '/staff/news', isFrequent: true },
      { key: 'awards', href: '/staff/awards', isFrequent: true },
      { key: 'memoranda', href: '/staff/memoranda', isFrequent: true },
      { key: 'moderation', href: '/staff/moderation' },
      { key: 'rounds', href: '/staff/nominations' },
      { key: 'calendar', href: '/staff/calendar' },
      { key: 'files', href: '/staff/files' },
      { key: 'homeDesk', href: '/staff/home' },
      { key: 'callUps', href: '/staff/call-ups' },
    )
  }
  if (mayAdminister(actor))
    links.push(
      { key: 'applications', href: '/staff/applications' },
      { key: 'people', href: '/staff/people' },
      { key: 'consentTexts', href: '/staff/consent-texts' },
      { key: 'audit', href: '/staff/audit' },
    )
  if (mayEdit(actor))
    links.push(
      { key: 'consultations', href: '/staff/consultations' },
      { key: 'office', href: '/staff/office' },
    )
  return links
}
