import type { z } from 'zod'
import type { Actor } from '#lib/accounts/actor.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { checkAssignment } from '#lib/volunteers/commands/assign-to-card.ts'
import { listTags } from '../queries/tags.ts'
import type { bulkAssignInput, bulkTagInput } from '../schema.ts'
import { startBulk } from './start-bulk.ts'
import { createTag } from './tags.ts'

/** Gives everybody of a selection a direction, a skill or a unit. Invalid when none of them is chosen. */
export async function beginAssigning(actor: Actor, input: z.output<typeof bulkAssignInput>) {
  const { selectionId, ...assignment } = input
  if (!Object.values(assignment).some(Boolean))
    throw new Invalid({ directionId: { code: 'registry.problems.nothingChosen' } })
  await checkAssignment(actor, assignment)
  return startBulk(actor, { selectionId, kind: 'assign', input: assignment })
}

/** Puts a known or a new tag on everybody of a selection. */
export async function beginTagging(actor: Actor, input: z.output<typeof bulkTagInput>) {
  const { selectionId, name, centreId } = input
  const tagId = name ? await findOrCreate(actor, { name, centreId }) : input.tagId
  if (!tagId) throw new Invalid({ tagId: { code: 'registry.problems.noTag' } })
  if (!(await listTags(actor)).some(({ id }) => id === tagId))
    throw new Invalid({ tagId: { code: 'form.unknownChoice' } })
  return startBulk(actor, { selectionId, kind: 'tag', input: { tagId } })
}

/** Mails links to accounts, and makes slips for those without a mailbox of their own. */
export async function beginInviting(actor: Actor, { selectionId }: { selectionId: string }) {
  return startBulk(actor, { selectionId, kind: 'invite', input: {} })
}

/** Typing the name of a tag that is there already means that tag. */
async function findOrCreate(actor: Actor, { name, centreId }: { name: string; centreId: string | null }) {
  if (!centreId) throw new Invalid({ centreId: { code: 'form.required' } })
  const known = (await listTags(actor, { centreIds: [centreId] })).find((tag) => tag.name === name)
  return known?.id ?? (await createTag(actor, { centreId, name })).id
}
