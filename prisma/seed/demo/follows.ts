import { createHash } from 'node:crypto'
import { dayMs } from '#lib/platform/clock.ts'
import { rowOf, type Topic } from '#lib/follows/rules.ts'
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import type { DemoCentre } from './centres.ts'
import type { Region } from './region.ts'

const locales = ['kk', 'ru', 'kk', 'en', 'kk', 'ru', 'kk'] as const

/** A few invented mailboxes that follow the main centre, a direction and the region, each in a language; none is anybody's. */
export async function loadFollows({ tx, now, directions }: Region, centre: DemoCentre): Promise<void> {
  const confirmedAt = new Date(now.getTime() - 10 * dayMs)
  const followers = locales.map((locale, index) => {
    const email = `follower${index + 1}@demo.invalid`
    return {
      // Nothing looks for a demo mailbox by its keyed hash, and the seed holds no key.
      ...{ id: newId(), email, emailHash: createHash('sha256').update(email).digest('base64url'), locale },
      ...{ state: 'confirmed' as const, consentVersion: 'v1', consentLocale: locale },
      ...{ createdAt: confirmedAt, confirmedAt, digestUntil: now, isDemo: true },
    }
  })
  await tx.follower.createMany({ data: followers })
  const more: (Topic | null)[] = [
    { kind: 'region', id: null },
    { kind: 'direction', id: mustGet(directions, 'social') },
  ]
  const topics = followers.flatMap(({ id }, index) =>
    [{ kind: 'centre' as const, id: centre.id }, more[index] ?? null].flatMap((topic) =>
      topic ? [{ followerId: id, ...rowOf(topic), confirmedAt }] : [],
    ),
  )
  await tx.followTopic.createMany({ data: topics })
}
