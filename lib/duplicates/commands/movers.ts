import { movePersonInAccounts, returnPersonInAccounts } from '#lib/accounts/commands/move-person.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { returnMarks, setAsideMarks } from '#lib/attendance/commands/set-aside.ts'
import { movePersonInAwards, returnPersonInAwards } from '#lib/awards/commands/move-person.ts'
import {
  movePersonInCertificates,
  returnPersonInCertificates,
} from '#lib/certificates/commands/move-person.ts'
import { movePersonInFiles, returnPersonInFiles } from '#lib/files/commands/move-person.ts'
import { movePersonInHours, returnPersonInHours } from '#lib/hours/commands/move-person.ts'
import { movePersonInMail, returnPersonInMail } from '#lib/mail/commands/move-person.ts'
import {
  movePersonInParticipation,
  returnPersonInParticipation,
} from '#lib/participation/commands/move-person.ts'
import { movePersonInExports, returnPersonInExports } from '#lib/exports/commands/move-person.ts'
import { movePersonInMailings, returnPersonInMailings } from '#lib/mailings/commands/move-person.ts'
import { movePersonInNominations, returnPersonInNominations } from '#lib/nominations/commands/move-person.ts'
import { movePersonInMemberships, returnPersonInMemberships } from '#lib/memberships/commands/move-person.ts'
import {
  movePersonInOrganisations,
  returnPersonInOrganisations,
} from '#lib/organisations/commands/move-person.ts'
import type { Tx } from '#lib/platform/db.ts'
import { movePersonInRegistry, returnPersonInRegistry } from '#lib/registry/commands/move-person.ts'
import { moveBelongings, returnBelongings } from '#lib/volunteers/commands/move-belongings.ts'
import { moveCard, returnCard } from '#lib/volunteers/commands/move-card.ts'
import type { CardChoice } from '#lib/volunteers/rules/merging.ts'

export type Merging = { mergeId: string; fromId: string; toId: string }
export type MergeChoice = { card: CardChoice; primaryId: string | null; endedIds: string[]; reason: string }
export type Journal = Awaited<ReturnType<typeof moveEverything>>

/** Every column that refers to a volunteer, and who moves it; a test compares it with the database's own catalog. */
export const movedColumns = [
  ...['Volunteer.mergedIntoId', 'VolunteerDirection.volunteerId', 'VolunteerSkill.volunteerId'],
  ...['Membership.volunteerId', 'Guardian.volunteerId', 'Consent.volunteerId', 'ConsentRequest.volunteerId'],
  ...['ClaimSlip.volunteerId', 'VolunteerTag.volunteerId', 'Participation.volunteerId'],
  ...[
    'Participation.companionId',
    'HourEntry.volunteerId',
    'HourClaim.volunteerId',
    'Certificate.volunteerId',
  ],
  ...[
    'Award.volunteerId',
    'InformalTitle.volunteerId',
    'OutboxMessage.volunteerId',
    'AccountToken.volunteerId',
  ],
  ...['MailingRecipient.volunteerId', 'MailingRefusal.volunteerId', 'ExportedPerson.volunteerId'],
  ...['TransferRequest.volunteerId', 'MemberInvitation.volunteerId', 'FilePerson.volunteerId'],
  'Nomination.volunteerId',
]
/** Columns that go on saying which card it was. */
export const stayingColumns = [
  ...[
    'DuplicatePair.oneId',
    'DuplicatePair.otherId',
    'Merge.fromId',
    'Merge.intoId',
    'ErasureRequest.volunteerId',
  ],
]

/** Gives everything of one card to another one, domain by domain; what it returns is enough to give it back. */
export async function moveEverything(actor: Actor, tx: Tx, merging: Merging, choice: MergeChoice) {
  const { card, primaryId, endedIds, reason } = choice
  const ended = { participationIds: endedIds, reason }
  return {
    card: await moveCard(actor, tx, merging, card),
    belongings: await moveBelongings(actor, tx, merging, primaryId),
    tags: await movePersonInRegistry(actor, tx, merging),
    marks: await setAsideMarks(actor, tx, endedIds),
    hours: await movePersonInHours(actor, tx, merging, ended),
    papers: await movePersonInCertificates(actor, tx, merging, ended),
    signUps: await movePersonInParticipation(actor, tx, merging, endedIds),
    awards: await movePersonInAwards(actor, tx, merging),
    messages: await movePersonInMail(actor, tx, merging),
    tokens: await movePersonInAccounts(actor, tx, merging),
    mailings: await movePersonInMailings(actor, tx, merging),
    exports: await movePersonInExports(actor, tx, merging),
    transfers: await movePersonInMemberships(actor, tx, merging),
    asked: await movePersonInOrganisations(actor, tx, merging),
    nominations: await movePersonInNominations(actor, tx, merging),
    pictures: await movePersonInFiles(actor, tx, merging),
  }
}

/** Gives everything back. The merge is marked as undone before: the ledger of hours moves along that record. */
export async function returnEverything(
  actor: Actor,
  tx: Tx,
  merging: Merging,
  { journal, reason }: { journal: Journal; reason: string },
): Promise<void> {
  await returnPersonInFiles(actor, tx, merging, journal.pictures)
  if (journal.nominations) await returnPersonInNominations(actor, tx, merging, journal.nominations)
  await returnPersonInOrganisations(actor, tx, merging, journal.asked)
  await returnPersonInMemberships(actor, tx, merging, journal.transfers)
  await returnPersonInExports(actor, tx, merging, journal.exports)
  await returnPersonInMailings(actor, tx, merging, journal.mailings)
  await returnPersonInAccounts(actor, tx, merging, journal.tokens)
  await returnPersonInMail(actor, tx, merging, journal.messages)
  await returnPersonInAwards(actor, tx, merging, journal.awards)
  await returnPersonInParticipation(actor, tx, merging, journal.signUps)
  await returnPersonInCertificates(actor, tx, merging, journal.papers)
  const participationIds = journal.signUps.movedIds
  await returnPersonInHours(actor, tx, merging, { ...journal.hours, participationIds, reason })
  await returnMarks(actor, tx, journal.marks)
  await returnPersonInRegistry(actor, tx, merging, journal.tags)
  await returnBelongings(actor, tx, merging, journal.belongings)
  await returnCard(actor, tx, merging, journal.card)
}
