import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { keptBy, templatesOf } from '../policy.ts'
import type { SaveTemplateInput, TemplateInput } from '../schema.ts'

const perCentreMax = 50

/** Keeps the texts of a mailing for its centre under a name; a name that is taken is `Invalid`. */
export async function saveTemplate(actor: Actor, { mailingId, name }: SaveTemplateInput): Promise<void> {
  try {
    await transaction(async (tx) => {
      const mailing = await tx.mailing.findFirst({
        where: { AND: [keptBy(actor), { id: mailingId }] },
        select: {
          ...{ centreId: true, kind: true, subjectKk: true, subjectRu: true, subjectEn: true },
          ...{ bodyKk: true, bodyRu: true, bodyEn: true },
        },
      })
      if (!mailing) throw new NotFound('mailings.refusals.unknown')
      const { centreId } = mailing
      if ((await tx.mailingTemplate.count({ where: { centreId } })) >= perCentreMax)
        throw new Conflict('mailings.refusals.tooManyTemplates', { max: perCentreMax })
      const { id } = await tx.mailingTemplate.create({ data: { ...mailing, name }, select: { id: true } })
      await record(tx, actor, 'mailing.templateSaved', { type: 'mailingTemplate', id, label: name, centreId })
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Invalid({ name: { code: 'mailings.problems.templateName' } })
    throw error
  }
}

/** Throws a kept text away; a second call, or another centre's, finds nothing. */
export async function removeTemplate(actor: Actor, { templateId }: TemplateInput): Promise<void> {
  await transaction(async (tx) => {
    const where = { AND: [templatesOf(actor), { id: templateId }] }
    const template = await tx.mailingTemplate.findFirst({ where, select: { name: true, centreId: true } })
    const { count } = await tx.mailingTemplate.deleteMany({ where })
    if (!template || count === 0) throw new NotFound('mailings.refusals.unknownTemplate')
    const { name: label, centreId } = template
    await record(tx, actor, 'mailing.templateRemoved', {
      type: 'mailingTemplate',
      id: templateId,
      label,
      centreId,
    })
  })
}
