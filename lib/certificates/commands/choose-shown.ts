import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { ownOf } from '../policy.ts'
import type { EventFacts, ExtractFacts } from '../rules/facts.ts'
import type { ShownInput } from '../schema.ts'
import { signed } from './sign-paper.ts'

/**
 * The holder decides what the check page shows besides valid or revoked, from the next check on. The signature is made anew, so
 * a paper taken out afterwards says no more than this in its QR either; copies printed before keep what they say.
 */
export async function chooseShown(actor: Actor, { id, shown }: ShownInput): Promise<void> {
  await transaction(async (tx) => {
    const paper = await tx.certificate.findFirst({
      where: { AND: [{ id }, ownOf(actor)] },
      include: { volunteer: { select: { birthDate: true } } },
    })
    if (!paper) throw new NotFound('certificates.refusals.unknownPaper')
    const { person } = paper.facts as EventFacts | ExtractFacts
    const [from, to] = [paper.periodFrom, paper.periodTo].map((day) => day.toISOString().slice(0, 10))
    const holder = { person, birthDate: paper.volunteer.birthDate }
    const { payload, signature, keyId } = signed({ ...paper, from: from!, to: to! }, holder, shown)
    const { count } = await tx.certificate.updateMany({
      where: { id, revokedAt: null },
      data: { shown, payload, signature, keyId },
    })
    if (count === 0) throw new Conflict('certificates.refusals.alreadyRevoked')
    await record(tx, actor, 'certificate.shownChosen', {
      ...{ type: 'certificate', id, label: paper.code },
      details: { shown },
    })
  })
}
