import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { mayDraftCallUps } from './policy.ts'
import { phaseOf } from './rules.ts'

/** All call-ups, the newest first, those that are over with them. */
export async function listCallUps(actor: Actor) {
  if (!mayDraftCallUps(actor)) throw new Forbidden('form.forbidden')
  const at = now()
  const rows = await db.callUp.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: {
      ...{ id: true, slug: true, titleKk: true, titleRu: true, titleEn: true },
      ...{ state: true, startsAt: true, endsAt: true, endedAt: true },
    },
  })
  return rows.map((row) => ({ ...row, phase: phaseOf(row, at) }))
}
export type CallUpRow = Awaited<ReturnType<typeof listCallUps>>[number]

/** One call-up for its desk; null when it does not exist for the actor. */
export async function findCallUpForDesk(actor: Actor, id: string) {
  if (!mayDraftCallUps(actor)) return null
  const row = await db.callUp.findUnique({
    where: { id },
    include: {
      areas: { select: { unitId: true } },
      skills: { select: { skillId: true } },
      points: { orderBy: { position: 'asc' } },
    },
  })
  return row && { ...row, phase: phaseOf(row, now()) }
}
export type CallUpCard = NonNullable<Awaited<ReturnType<typeof findCallUpForDesk>>>

/** What the form offers: areas, skills, and events of emergencies people can sign up for. */
export async function listCallUpChoices(actor: Actor) {
  if (!mayDraftCallUps(actor)) throw new Forbidden('form.forbidden')
  const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
  const [units, skills, events] = await Promise.all([
    db.unit.findMany({ orderBy: [{ tileRow: 'asc' }, { tileColumn: 'asc' }], select: names }),
    db.skill.findMany({ orderBy: { position: 'asc' }, select: names }),
    db.event.findMany({
      where: { state: 'published', isEmergency: true, endsAt: { gt: now() } },
      orderBy: { startsAt: 'asc' },
      take: 50,
      select: { id: true, titleKk: true, titleRu: true, titleEn: true },
    }),
  ])
  return { units, skills, events }
}
export type CallUpChoices = Awaited<ReturnType<typeof listCallUpChoices>>
