import type { Db } from '#lib/platform/db.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { loadAccounts } from './demo/accounts.ts'
import { loadAwards } from './demo/awards.ts'
import { type DemoCentre, loadCentres } from './demo/centres.ts'
import { loadOpenClaims } from './demo/claims.ts'
import { loadConsents } from './demo/consents.ts'
import { loadCourses, loadPlatforms, loadSeries } from './demo/courses.ts'
import { planEvents, type PlannedEvent } from './demo/event-plan.ts'
import { arrangeEvents, loadEvents } from './demo/events.ts'
import { loadHistory, loadSnapshot } from './demo/figures.ts'
import { loadFollows } from './demo/follows.ts'
import { loadHome } from './demo/home.ts'
import { loadHours } from './demo/hours.ts'
import { loadLibrary } from './demo/library.ts'
import { loadMemoranda } from './demo/memoranda.ts'
import { loadNominations } from './demo/nominations.ts'
import { loadNews } from './demo/news.ts'
import { loadOffice } from './demo/office.ts'
import { type DemoOrganisation, loadOrganisations } from './demo/organisations.ts'
import { loadParticipation } from './demo/participation.ts'
import { plantEdges, planPeople } from './demo/people-plan.ts'
import { loadPersons, loadProgrammes } from './demo/persons.ts'
import { openRegion, type Region } from './demo/region.ts'
import { arrangeSignUps, type DemoSignUp } from './demo/sign-ups.ts'
import { loadTalk } from './demo/talk.ts'
import { type DemoVolunteer, loadVolunteers } from './demo/volunteers.ts'
import { mustGet } from './random.ts'
import { loadReference } from './reference.ts'

export const demoSetting = 'demo'

/**
 * Loads the demonstration region once, whole or not at all; a second call does nothing and says false. Days are counted from
 * `now`, so that a freshly loaded region always has events behind it and before it.
 */
export async function loadDemoRegion(db: Db, now = new Date()): Promise<boolean> {
  await loadReference(db)
  return db.$transaction(
    async (tx) => {
      const value = { loadedOn: dayOf(now) }
      const marker = { data: [{ key: demoSetting, value }], skipDuplicates: true }
      const { count } = await tx.setting.createMany(marker)
      if (count === 0) return false
      await loadAll(await openRegion(tx, now))
      return true
    },
    { maxWait: 10_000, timeout: 180_000 },
  )
}

async function loadAll(region: Region): Promise<void> {
  const centres = await loadCentres(region)
  const organisations = await loadOrganisations(region)
  const planned = planEvents(region.random, region.today)
  const people = planPeople(region.random, region.today)
  plantEdges(people, edgeDays(region, planned))
  const mainCentre = centreOf(centres, 'kokshetau')
  const volunteers = await loadVolunteers(region, people, {
    centres,
    organisations,
    mainCentreId: mainCentre.id,
  })
  await loadConsents(region, volunteers)
  const events = arrangeEvents(region, planned, centres)
  const signUps = arrangeSignUps(region, events, volunteers)
  await loadEvents(region, events, { centres, organisations })
  await loadParticipation(region, signUps)
  const openCentreIds = [mainCentre.id, centreOf(centres, 'stepnogorsk').id]
  await loadHours(region, { volunteers, signUps, openCentreIds })
  const account = busiestAdult(volunteers, signUps, mainCentre.id)
  await loadOpenClaims(region, { volunteers, centreIds: openCentreIds, account })
  const personIds = await loadPersons(region, organisations)
  await loadProgrammes(region, events, personIds)
  await loadPlatforms(region, events)
  await loadCourses(region, events)
  await loadSeries(region, events)
  const rallyId = events.find(({ plan }) => plan.isSourceRally)?.id ?? ''
  await loadMemoranda(region, { rallyId, organisations })
  const awardedPersonId = mustGet(personIds, 'kalymtay-sheriyazdanov')
  await loadAwards(region, { events, signUps, volunteers, organisations, awardedPersonId })
  await loadNews(region)
  await loadLibrary(region)
  await loadHome(region)
  await loadSnapshot(region)
  await loadOffice(region, mainCentre)
  const administratorId = await openAccounts(region, { centres, organisations, volunteers, signUps })
  await loadNominations(region, { volunteers, signUps, centreId: mainCentre.id })
  await loadHistory(region, events, administratorId)
  await loadTalk(region)
  await loadFollows(region, mainCentre)
}

type Cast = {
  centres: DemoCentre[]
  organisations: DemoOrganisation[]
  volunteers: DemoVolunteer[]
  signUps: DemoSignUp[]
}

async function openAccounts(
  region: Region,
  { centres, organisations, volunteers, signUps }: Cast,
): Promise<string> {
  const organisation = organisations.find(({ slug }) => slug === 'demo-dala-panasy')
  if (!organisation) throw new Error('The demo organisation is missing')
  const mainCentre = centreOf(centres, 'kokshetau')
  const otherCentre = centreOf(centres, 'stepnogorsk')
  const volunteer = busiestAdult(volunteers, signUps, mainCentre.id)
  return loadAccounts(region, { mainCentre, otherCentre, organisation, volunteer })
}

/** Days on which a planted child turns 14 and a planted teenager 18: two events to come. */
function edgeDays(region: Region, planned: PlannedEvent[]) {
  const open = planned
    .filter(({ status }) => status === 'open')
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const dayOfFirst = (least: number) => {
    const found = open.find(({ template, unit }) => template.minimumAge === least && unit === 'kokshetau')
    return dayOf((found ?? open.find(({ template }) => template.minimumAge === least) ?? open[0])!.startsAt)
  }
  return { turns14: dayOfFirst(14), turns18: dayOfFirst(18), today: region.today }
}

/** The unit's first centre is its youth resource centre. */
function centreOf(centres: DemoCentre[], unit: string): DemoCentre {
  const found = centres.find((centre) => centre.unit === unit)
  if (!found) throw new Error(`No centre in «${unit}»`)
  return found
}

function busiestAdult(
  volunteers: DemoVolunteer[],
  signUps: { volunteer: DemoVolunteer }[],
  centreId: string,
): DemoVolunteer {
  const counts = new Map<DemoVolunteer, number>()
  for (const { volunteer } of signUps) counts.set(volunteer, (counts.get(volunteer) ?? 0) + 1)
  const fits = ({ person }: DemoVolunteer) =>
    person.age >= 20 && person.status === 'confirmed' && !person.isEdge
  const own = volunteers.filter((each) => each.centreId === centreId && fits(each))
  const [busiest] = own.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  if (!busiest) throw new Error('Nobody to give the volunteer account to')
  return busiest
}
