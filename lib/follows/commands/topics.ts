import { publicCentres } from '#lib/centres/policy.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { isSameTopic, rowOf, type Topic, topicColumns, topicOfRow } from '../rules.ts'

/** Refuses what is not there for anyone to follow, at the field it was chosen in. */
export async function checkTopics(tx: Tx, topics: readonly Topic[]): Promise<void> {
  for (const { kind, id } of topics) {
    if (id === null) continue
    const count = {
      centre: () => tx.centre.count({ where: { ...publicCentres, id } }),
      organisation: () => tx.organisation.count({ where: { ...publicOrganisations, id } }),
      unit: () => tx.unit.count({ where: { id } }),
      direction: () => tx.direction.count({ where: { id } }),
      region: async () => 1,
    }[kind]
    if ((await count()) === 0) throw new Invalid({ [kind]: { code: 'form.unknownChoice' } })
  }
}

type Owner = { followerId: string } | { browserId: string }

/** Adds what is not followed yet, up to a number in all; what is there already stays as it is. */
export async function addTopics(
  tx: Tx,
  owner: Owner,
  topics: readonly Topic[],
  { confirmedAt, most }: { confirmedAt: Date | null; most: number },
): Promise<number> {
  const isOfThisKind = confirmedAt ? { confirmedAt: { not: null } } : { confirmedAt: null }
  const known = await tx.followTopic.findMany({ where: owner, select: { ...topicColumns, id: true } })
  const counted = await tx.followTopic.count({ where: { ...owner, ...isOfThisKind } })
  const fresh = topics.filter((topic) => !known.some((row) => isSameTopic(topicOfRow(row), topic)))
  const again = known.filter((row) => topics.some((topic) => isSameTopic(topicOfRow(row), topic)))
  // Asked for once more: the time to confirm it begins anew.
  await tx.followTopic.updateMany({
    where: { id: { in: again.map(({ id }) => id) }, confirmedAt: null },
    data: { createdAt: now(), ...(confirmedAt ? { confirmedAt } : {}) },
  })
  const { count } = await tx.followTopic.createMany({
    data: fresh
      .slice(0, Math.max(0, most - counted))
      .map((topic) => ({ ...owner, ...rowOf(topic), confirmedAt })),
    skipDuplicates: true,
  })
  return count
}
