import { forgetPersonInAccounts } from '#lib/accounts/commands/forget-person.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { forgetPersonInAwards } from '#lib/awards/commands/forget-person.ts'
import { forgetPersonInApplications } from '#lib/applications/commands/forget-person.ts'
import { forgetPersonInCertificates } from '#lib/certificates/commands/forget-person.ts'
import { forgetPersonInComments } from '#lib/comments/commands/forget-person.ts'
import { forgetPersonInCounting } from '#lib/counting/commands/forget-person.ts'
import { forgetPersonInConsultations } from '#lib/consultations/commands/forget-person.ts'
import { forgetPersonInDuplicates } from '#lib/duplicates/commands/forget-person.ts'
import { forgetPersonInExports } from '#lib/exports/commands/forget-person.ts'
import { forgetPersonInFiles } from '#lib/files/commands/forget-person.ts'
import { forgetPersonInHours } from '#lib/hours/commands/forget-person.ts'
import { forgetPersonInImports } from '#lib/imports/commands/forget-person.ts'
import { forgetPersonInLibrary } from '#lib/library/commands/forget-person.ts'
import { forgetPersonInMail } from '#lib/mail/commands/forget-person.ts'
import { forgetPersonInMailings } from '#lib/mailings/commands/forget-person.ts'
import { forgetPersonInMemberships } from '#lib/memberships/commands/forget-person.ts'
import { forgetPersonInNominations } from '#lib/nominations/commands/forget-person.ts'
import { forgetPersonInOrganisations } from '#lib/organisations/commands/forget-person.ts'
import { forgetPersonInParticipation } from '#lib/participation/commands/forget-person.ts'
import { forgetPersonInNews } from '#lib/news/commands/forget-person.ts'
import { forgetPersonInFollows } from '#lib/follows/commands/forget-person.ts'
import type { Tx } from '#lib/platform/db.ts'
import { forgetPersonInRegistry } from '#lib/registry/commands/forget-person.ts'
import { forgetPersonInVolunteers } from '#lib/volunteers/commands/forget-person.ts'

/** What is left outside of the database: keys of the file store, ids of letters in the mail folder. */
export type Leftovers = { files?: string[]; letters?: string[] }
export type Forgetter = (actor: Actor | null, tx: Tx, volunteerId: string) => Promise<Leftovers | void>

/**
 * Everything that keeps something about a person, in the order it is forgotten: first whoever has to look for names and
 * mailboxes, then the account and the card that hold them, last the ledger, which lets words go only from an anonymous card. A
 * new table with personal data adds its domain here; the canary test finds the one that is missing.
 */
export const forgetters: readonly Forgetter[] = [
  forgetPersonInMailings,
  forgetPersonInMail,
  forgetPersonInApplications,
  forgetPersonInConsultations,
  forgetPersonInFollows,
  forgetPersonInRegistry,
  forgetPersonInImports,
  forgetPersonInExports,
  forgetPersonInDuplicates,
  forgetPersonInMemberships,
  forgetPersonInOrganisations,
  forgetPersonInParticipation,
  forgetPersonInCertificates,
  forgetPersonInAwards,
  forgetPersonInLibrary,
  forgetPersonInComments,
  forgetPersonInCounting,
  forgetPersonInFiles,
  forgetPersonInNews,
  forgetPersonInAccounts,
  forgetPersonInVolunteers,
  forgetPersonInHours,
  forgetPersonInNominations,
]
