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
type DeskKey =
  'workspace' | 'register' | 'reporting' | 'publishing' | 'recognition' | 'staff' | 'control' | 'me'
export type Desk = { key: DeskKey; links: DeskLink[] }

/** From so many links on, the sections are folded and only the one being worked in stands open. */
const foldedFrom = 20

/** The sections a person has work in; who runs no centre finds the front office first. */
export function desksOf(actor: Actor): Desk[] {
  const centre: Desk[] = [
    { key: 'workspace', links: workspaceLinks(actor) },
    { key: 'register', links: mayCoordinate(actor) ? register : [] },
    { key: 'reporting', links: reportingLinks(actor) },
  ]
  const frontOffice: Desk[] = [
    { key: 'publishing', links: mayEdit(actor) ? publishing : [] },
    { key: 'recognition', links: mayEdit(actor) ? recognition : [] },
    { key: 'staff', links: mayEdit(actor) ? office : [] },
    { key: 'control', links: mayAdminister(actor) ? control : [] },
  ]
  const desks = mayCoordinate(actor) ? [...centre, ...frontOffice] : [...frontOffice, ...centre]
  const open = desks.filter((desk) => desk.links.length > 0)
  return [...open, { key: 'me', links: open.length === 0 && actor.volunteerId ? volunteer : mine }]
}

export function areFolded(desks: Desk[]): boolean {
  return desks.reduce((sum, { links }) => sum + links.length, 0) > foldedFrom
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

const publishing: DeskLink[] = [
  { key: 'desk', href: '/staff', isExact: true },
  { key: 'news', href: '/staff/news', isFrequent: true },
  { key: 'moderation', href: '/staff/moderation' },
  { key: 'files', href: '/staff/files' },
  { key: 'homeDesk', href: '/staff/home' },
]

const recognition: DeskLink[] = [
  { key: 'awards', href: '/staff/awards', isFrequent: true },
  { key: 'rounds', href: '/staff/nominations' },
  { key: 'memoranda', href: '/staff/memoranda', isFrequent: true },
]

const office: DeskLink[] = [
  { key: 'consultations', href: '/staff/consultations', isFrequent: true },
  { key: 'calendar', href: '/staff/calendar' },
  { key: 'callUps', href: '/staff/call-ups' },
  { key: 'office', href: '/staff/office' },
]

const control: DeskLink[] = [
  { key: 'applications', href: '/staff/applications' },
  { key: 'people', href: '/staff/people' },
  { key: 'consentTexts', href: '/staff/consent-texts' },
  { key: 'audit', href: '/staff/audit' },
]
