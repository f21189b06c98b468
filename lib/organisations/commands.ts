import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { knownPictureIds } from '#lib/files/queries.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { fold, slugOf } from '#lib/platform/text.ts'
import type { Prisma, PublicState } from '#prisma/generated/client.ts'
import { canEditTexts, canManageOrganisations, visibleTo } from './policy.ts'
import type { NewOrganisationInput, OrganisationInput, OrganisationTextsInput } from './schema.ts'

/** Registers an organisation as a draft; returns its id. The address comes from the English name and never changes after. */
export async function createOrganisation(
  actor: Actor,
  input: NewOrganisationInput,
): Promise<{ id: string; slug: string }> {
  if (!canManageOrganisations(actor)) throw new Forbidden('organisations.refusals.manage')
  return transaction(async (tx) => {
    await requireReferences(tx, input)
    await refuseUnknownLogo(actor, tx, input.logoId)
    const base = slugOf(input.nameEn) || slugOf(input.nameRu) || 'organisation'
    const slug = await freeSlug(tx, base)
    const data = { ...input, slug, searchKey: keyOf(input, []) }
    const made = await tx.organisation.create({ data, select: { id: true, slug: true } })
    await record(tx, actor, 'organisation.created', factsOf(made.id, input.nameKk))
    return made
  }).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Conflict('form.again')
    throw error
  })
}

/** Changes what an organisation says about itself. A form older than the row is a Conflict. */
export async function editOrganisationTexts(
  actor: Actor,
  input: OrganisationTextsInput,
): Promise<{ slug: string }> {
  const { organisationId, version, ...data } = input
  const found = await findVisible(actor, organisationId)
  if (!canEditTexts(actor, organisationId)) throw new Forbidden('organisations.refusals.edit')
  return save(actor, { ...found, version }, data)
}

/** Changes names, legal form, district, year and source too; administrators only. */
export async function editOrganisation(actor: Actor, input: OrganisationInput): Promise<{ slug: string }> {
  const { organisationId, version, ...data } = input
  const found = await findManaged(actor, organisationId)
  return save(actor, { ...found, version }, { ...data, searchKey: keyOf(input, found.aliases) }, (tx) =>
    requireReferences(tx, input),
  )
}

/** Shows an organisation to everybody; a second call is a Conflict. */
export async function publishOrganisation(actor: Actor, { organisationId }: { organisationId: string }) {
  return move(actor, organisationId, ['draft', 'withdrawn'], 'published')
}

/** Takes an organisation off the site; its people and history stay. */
export async function withdrawOrganisation(actor: Actor, { organisationId }: { organisationId: string }) {
  return move(actor, organisationId, ['published'], 'withdrawn')
}

/** Confirms that the regional office has checked the organisation; a second call is a Conflict. */
export async function verifyOrganisation(
  actor: Actor,
  { organisationId }: { organisationId: string },
): Promise<{ slug: string }> {
  const found = await findManaged(actor, organisationId)
  await transaction(async (tx) => {
    const where = { id: organisationId, verifiedAt: null }
    const { count } = await tx.organisation.updateMany({ where, data: { verifiedAt: now() } })
    if (count === 0) throw new Conflict('organisations.refusals.alreadyVerified')
    await record(tx, actor, 'organisation.verified', factsOf(organisationId, found.nameKk))
  })
  return { slug: found.slug }
}

type Found = { id: string; slug: string; nameKk: string; logoId: string | null; version: number }
type Columns = Prisma.OrganisationUncheckedUpdateManyInput & { logoId: string | null }

async function save(
  actor: Actor,
  found: Found,
  data: Columns,
  check: (tx: Tx) => Promise<void> = async () => {},
): Promise<{ slug: string }> {
  await transaction(async (tx) => {
    await check(tx)
    if (data.logoId !== found.logoId) await refuseUnknownLogo(actor, tx, data.logoId)
    const { count } = await tx.organisation.updateMany({
      where: { id: found.id, version: found.version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('form.stale')
    const fields = Object.keys(data).filter((name) => name !== 'searchKey')
    await record(tx, actor, 'organisation.edited', {
      ...factsOf(found.id, found.nameKk),
      details: { fields },
    })
  })
  return { slug: found.slug }
}

async function move(
  actor: Actor,
  organisationId: string,
  from: PublicState[],
  to: PublicState,
): Promise<{ slug: string }> {
  const found = await findManaged(actor, organisationId)
  await transaction(async (tx) => {
    const where = { id: organisationId, state: { in: from } }
    const { count } = await tx.organisation.updateMany({ where, data: { state: to } })
    if (count === 0) throw new Conflict('organisations.refusals.state')
    await record(tx, actor, `organisation.${to}`, factsOf(organisationId, found.nameKk))
  })
  return { slug: found.slug }
}

async function findManaged(actor: Actor, organisationId: string) {
  const found = await findVisible(actor, organisationId)
  if (!canManageOrganisations(actor)) throw new Forbidden('organisations.refusals.manage')
  return found
}

async function findVisible(actor: Actor, organisationId: string) {
  const found = await db.organisation.findFirst({
    where: { AND: [visibleTo(actor), { id: organisationId }] },
    select: { id: true, slug: true, nameKk: true, aliases: true, logoId: true },
  })
  if (!found) throw new NotFound('organisations.refusals.unknown')
  return found
}

/** Invalid unless the picture exists for the actor. */
async function refuseUnknownLogo(actor: Actor, tx: Tx, logoId: string | null): Promise<void> {
  if (logoId === null || (await knownPictureIds(actor, tx, [logoId])).has(logoId)) return
  throw new Invalid({ logoId: { code: 'form.unknownChoice' } }, 'form.unknownChoice')
}

async function requireReferences(
  tx: Tx,
  { unitId, legalFormId }: { unitId: string | null; legalFormId: string | null },
) {
  if (unitId && !(await tx.unit.count({ where: { id: unitId } }))) {
    throw new Invalid({ unitId: { code: 'form.unknownChoice' } })
  }
  if (legalFormId && !(await tx.legalForm.count({ where: { id: legalFormId } }))) {
    throw new Invalid({ legalFormId: { code: 'form.unknownChoice' } })
  }
}

async function freeSlug(tx: Tx, base: string): Promise<string> {
  const taken = await tx.organisation.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  })
  const used = new Set(taken.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!used.has(slug)) return slug
  }
}

function keyOf(input: { nameKk: string; nameRu: string; nameEn: string }, aliases: string[]): string {
  return fold([input.nameKk, input.nameRu, input.nameEn, ...aliases].join(' '))
}

function factsOf(id: string, label: string) {
  return { type: 'organisation', id, label, organisationId: id }
}
