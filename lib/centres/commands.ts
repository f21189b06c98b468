import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { followCentre } from '#lib/events/commands/follow-centre.ts'
import { knownPictureIds } from '#lib/files/queries.ts'
import { withPoint } from '#lib/near/schema.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { fold, slugOf } from '#lib/platform/text.ts'
import type { PublicState } from '#prisma/generated/client.ts'
import { canEditTexts, canManageCentres, visibleTo } from './policy.ts'
import type { CentreInput, CentreTextsInput, NewCentreInput } from './schema.ts'

/** Registers a centre as a draft; returns its id. The address comes from the English name and never changes after. */
export async function createCentre(
  actor: Actor,
  typed: NewCentreInput,
): Promise<{ id: string; slug: string }> {
  const input = withPoint(typed)
  if (!canManageCentres(actor)) throw new Forbidden('centres.refusals.manage')
  return transaction(async (tx) => {
    const searchKey = await keyOf(tx, input)
    const slug = await freeSlug(tx, input)
    await refuseUnknownPhoto(actor, tx, input.photoId)
    const centre = await tx.centre.create({
      data: { ...input, slug, searchKey },
      select: { id: true, slug: true },
    })
    await record(tx, actor, 'centre.created', {
      type: 'centre',
      id: centre.id,
      label: input.nameKk,
      centreId: centre.id,
    })
    return centre
  }).catch(refuseTakenSlug)
}

/** Changes what a centre says about itself. A form older than the row is a Conflict. */
export async function editCentreTexts(actor: Actor, input: CentreTextsInput): Promise<{ slug: string }> {
  const { centreId, version, ...data } = withPoint(input)
  return change(actor, centreId, version, 'centre.edited', async () => {
    if (!canEditTexts(actor, centreId)) throw new Forbidden('centres.refusals.edit')
    return data
  })
}

/** Changes name, district and host too; administrators only. */
export async function editCentre(actor: Actor, input: CentreInput): Promise<{ slug: string }> {
  const { centreId, version, ...data } = withPoint(input)
  return change(actor, centreId, version, 'centre.edited', async (tx) => {
    if (!canManageCentres(actor)) throw new Forbidden('centres.refusals.manage')
    return { ...data, searchKey: await keyOf(tx, data) }
  })
}

/** Shows a centre to everybody; a second call is a Conflict. */
export async function publishCentre(actor: Actor, { centreId }: { centreId: string }) {
  return move(actor, centreId, ['draft', 'withdrawn'], 'published')
}

/** Takes a centre off the site with its events' pages and files; its people and history stay. */
export async function withdrawCentre(actor: Actor, { centreId }: { centreId: string }) {
  return move(actor, centreId, ['published'], 'withdrawn')
}

/** Confirms that the regional office has checked the centre; a second call is a Conflict. */
export async function verifyCentre(
  actor: Actor,
  { centreId }: { centreId: string },
): Promise<{ slug: string }> {
  const centre = await findManaged(actor, centreId)
  await transaction(async (tx) => {
    const { count } = await tx.centre.updateMany({
      where: { id: centreId, verifiedAt: null },
      data: { verifiedAt: now() },
    })
    if (count === 0) throw new Conflict('centres.refusals.alreadyVerified')
    await record(tx, actor, 'centre.verified', {
      type: 'centre',
      id: centreId,
      label: centre.nameKk,
      centreId,
    })
  })
  return { slug: centre.slug }
}

type Fields = Partial<Omit<NewCentreInput, 'pointText'>> & { searchKey?: string }

async function change(
  actor: Actor,
  centreId: string,
  version: number,
  ...[action, decide]: [string, (tx: Tx) => Promise<Fields>]
): Promise<{ slug: string }> {
  const centre = await db.centre.findFirst({
    where: { AND: [visibleTo(actor), { id: centreId }] },
    select: { slug: true, nameKk: true, photoId: true },
  })
  if (!centre) throw new NotFound('centres.refusals.unknown')
  await transaction(async (tx) => {
    const data = await decide(tx)
    const photoId = data.photoId ?? null
    if (photoId !== centre.photoId) await refuseUnknownPhoto(actor, tx, photoId)
    const { count } = await tx.centre.updateMany({
      where: { id: centreId, version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('form.stale')
    const details = { fields: Object.keys(data).filter((name) => name !== 'searchKey') }
    await record(tx, actor, action, { type: 'centre', id: centreId, label: centre.nameKk, centreId, details })
  })
  return { slug: centre.slug }
}

async function move(
  actor: Actor,
  centreId: string,
  from: PublicState[],
  to: PublicState,
): Promise<{ slug: string }> {
  const centre = await findManaged(actor, centreId)
  await transaction(async (tx) => {
    const { count } = await tx.centre.updateMany({
      where: { id: centreId, state: { in: from } },
      data: { state: to },
    })
    if (count === 0) throw new Conflict('centres.refusals.state')
    await followCentre(actor, tx, centreId)
    await record(tx, actor, `centre.${to}`, { type: 'centre', id: centreId, label: centre.nameKk, centreId })
  })
  return { slug: centre.slug }
}

/** Invalid unless the picture exists for the actor. */
async function refuseUnknownPhoto(actor: Actor, tx: Tx, photoId: string | null): Promise<void> {
  if (photoId === null || (await knownPictureIds(actor, tx, [photoId])).has(photoId)) return
  throw new Invalid({ photoId: { code: 'form.unknownChoice' } }, 'form.unknownChoice')
}

async function findManaged(actor: Actor, centreId: string) {
  const where = { AND: [visibleTo(actor), { id: centreId }] }
  const centre = await db.centre.findFirst({ where, select: { slug: true, nameKk: true } })
  if (!centre) throw new NotFound('centres.refusals.unknown')
  if (!canManageCentres(actor)) throw new Forbidden('centres.refusals.manage')
  return centre
}

async function keyOf(
  tx: Tx,
  input: { nameKk: string; nameRu: string; nameEn: string; unitId: string },
): Promise<string> {
  const unit = await tx.unit.findUnique({
    where: { id: input.unitId },
    select: { nameKk: true, nameRu: true, nameEn: true },
  })
  if (!unit) throw new Invalid({ unitId: { code: 'form.unknownChoice' } })
  return fold([input.nameKk, input.nameRu, input.nameEn, unit.nameKk, unit.nameRu, unit.nameEn].join(' '))
}

async function freeSlug(tx: Tx, input: Pick<NewCentreInput, 'nameEn' | 'nameRu'>): Promise<string> {
  const base = slugOf(input.nameEn) || slugOf(input.nameRu) || 'centre'
  const taken = await tx.centre.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
  const used = new Set(taken.map(({ slug }) => slug))
  if (!used.has(base)) return base
  return Array.from({ length: used.size + 1 }, (_, index) => `${base}-${index + 2}`).find(
    (slug) => !used.has(slug),
  ) as string
}

function refuseTakenSlug(error: unknown): never {
  if (uniqueViolation(error)) throw new Conflict('form.again')
  throw error
}
