import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { registerGuest } from '#lib/volunteers/commands/register-guest.ts'
import { isMinorOn, searchKeyOf } from '#lib/volunteers/rules.ts'
import { type Doer, openToAll } from '../policy.ts'
import { findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import { mayAccompany, type Reason, reasonsAgainst, standingReasons } from '../rules.ts'
import type { GroupSignUpInput } from '../schema.ts'
import { joinShift } from './join-shift.ts'
import { promoteByItself } from './promote-waiting.ts'
import { limitGroups, limitSignUps } from './sign-up-guest.ts'
import { type Held, withPeople } from './with-people.ts'
import { writeGroupLetter } from './write-group-letter.ts'

/**
 * Signs a class or a team up: counted by heads, admitted together or not at all. When not everybody fits, or others wait, all
 * of them wait in one turn. Minors' places are held until the consents on paper are marked. The leader gets the link. The same
 * form sent again gives the same answer. Throws Invalid with what stands against each member, at that member.
 */
export async function signUpGroup(doer: Doer, input: GroupSignUpInput, address: string) {
  refuseIncomplete(input)
  const contact = input.email ?? input.phone ?? ''
  await limitSignUps(address, contact)
  await limitGroups(address, contact)
  try {
    return await withPeople(doer, [], async (tx, held) => {
      await lockRows(tx, 'Shift', [input.shiftId])
      const shift = await findShiftWithin(doer, tx, input.shiftId, openToAll)
      if (!shift) throw new NotFound('participation.refusals.unknown')
      if (input.members.length > shift.places)
        throw new Conflict('participation.refusals.groupTooBig', { places: shift.places })
      await writeGroup(doer, tx, input, shift)
      const status = await joinTogether(doer, tx, input, shift)
      const isPromoted = status === 'waiting' && (await promotePresent(doer, tx, { shift, held, input }))
      const isWaiting = status === 'waiting' && !isPromoted
      // Who was promoted has been told so.
      if (!isPromoted)
        await writeGroupLetter(doer, tx, {
          ...{ changeKey: 'joined', kind: isWaiting ? 'waiting' : 'confirmed', shift, groupId: input.id },
          position: shift.waiting - input.members.length + 1,
        })
      return answerOf(input.id, 1, isWaiting, shift.event.slug)
    })
  } catch (error) {
    if (/pkey|^id$/i.test(uniqueViolation(error) ?? '')) return findEarlier(input)
    throw error
  }
}

type Joined = { shift: ShiftRow; held: Held; input: GroupSignUpInput }

/** When nobody before them can come, the group has its places at once and needs no offer: its leader is there. */
async function promotePresent(doer: Doer, tx: Tx, { shift, held, input }: Joined): Promise<boolean> {
  const where = { groupId: input.id }
  const { id: presentId } = await tx.participation.findFirstOrThrow({ where, select: { id: true } })
  const { promotedIds } = await promoteByItself(doer, tx, { shift, held, presentId })
  return promotedIds.includes(presentId)
}

function answerOf(groupId: string, linkVersion: number, isWaiting: boolean, slug: string) {
  return { groupId, token: signLink('group', groupId, linkVersion), isWaiting, slug }
}

function refuseIncomplete({ members, hasConsents }: GroupSignUpInput) {
  const today = dayOf(now())
  const problems: Record<string, { code: string }> = {}
  for (const [index, { birthDate }] of members.entries())
    if (birthDate > today) problems[`members.${index}.birthDate`] = { code: 'volunteers.problems.dayFuture' }
  if (!hasConsents) problems.hasConsents = { code: 'participation.problems.groupConsents' }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

async function writeGroup(doer: Doer, tx: Tx, input: GroupSignUpInput, shift: ShiftRow) {
  const { id, shiftId, name, leaderName, email, phone, locale, members } = input
  await tx.signUpGroup.create({ data: { id, shiftId, name, leaderName, email, phone, locale } })
  const today = dayOf(now())
  for (const member of members) {
    // A grown-up's consent is on the leader's paper; a minor's is marked by the coordinator when the paper comes.
    const consent = isMinorOn(member.birthDate, today) ? null : { locale }
    await registerGuest(doer, tx, {
      ...{ ...member, patronymic: '', email: null, phone: null, locale, consent },
    })
  }
  const { titleKk: label, centreId } = shift.event
  const details = { shiftId, heads: members.length }
  await record(tx, doer, 'signUp.groupJoined', { type: 'group', id, label, centreId, details })
}

async function joinTogether(doer: Doer, tx: Tx, input: GroupSignUpInput, shift: ShiftRow) {
  const ids = input.members.map(({ id }) => id)
  const found = await tx.volunteer.findMany({ where: { id: { in: ids } }, select: personColumns(shift) })
  const people = ids.map((id) => found.find((one) => one.id === id)!)
  const companionId = leaderOf(input, shift)
  const free = shift.places - shift.taken
  const doFit = shift.waiting === 0 && people.length <= free
  const answers = { acceptOverlap: false, overrideReason: '', awaitsConsent: true }
  const problems: Record<string, { code: string; values?: Reason['values'] }> = {}
  const joining = people.map((person, index) => {
    const companion = companionId ? { birthDate: birthDateOf(people, companionId), isOnShift: true } : null
    const all = reasonsAgainst({ at: now(), shift, person, companion })
    const [standing] = standingReasons(all, answers)
    if (standing)
      problems[`members.${index}.birthDate`] = {
        code: `participation.reasons.${standing.code}`,
        values: standing.values,
      }
    return { person, reasons: all.filter(({ effect }) => effect !== 'waits') }
  })
  if (Object.keys(problems).length > 0) throw new Invalid(problems, 'participation.refusals.notPossible')
  const together: Reason[] = doFit ? [] : [{ code: 'full', effect: 'waits' }]
  for (const { person, reasons } of joining)
    await joinShift(doer, tx, {
      ...{ shift, person, companionId: person.id === companionId ? null : companionId, ...answers },
      ...{ reasons: [...reasons, ...together], source: 'group', groupId: input.id, letter: null },
    })
  return doFit ? 'placed' : 'waiting'
}

/** The leader answers for the children when they come along themselves and are of age. */
function leaderOf({ leaderComes, members }: GroupSignUpInput, shift: ShiftRow): string | null {
  const [first] = members
  return leaderComes && first && mayAccompany(new Date(first.birthDate), shift) ? first.id : null
}

function birthDateOf(people: { id: string; birthDate: Date | null }[], id: string): Date | null {
  return people.find((person) => person.id === id)?.birthDate ?? null
}

/** The answer this very form got before; a Conflict when anything in it has changed since. */
async function findEarlier(input: GroupSignUpInput) {
  const { id, shiftId, name, leaderName, email, phone } = input
  const known = await db.signUpGroup.findFirst({
    where: { id, shiftId, name, leaderName, email, phone },
    select: {
      linkVersion: true,
      shift: { select: { event: { select: { slug: true } } } },
      participations: {
        select: { status: true, volunteer: { select: { id: true, searchKey: true, birthDate: true } } },
      },
    },
  })
  const people = known?.participations ?? []
  const isSame = (member: GroupSignUpInput['members'][number]) =>
    people.some(
      ({ volunteer }) =>
        volunteer.id === member.id &&
        volunteer.searchKey === searchKeyOf({ ...member, patronymic: '' }) &&
        volunteer.birthDate?.toISOString().slice(0, 10) === member.birthDate,
    )
  if (!known || people.length !== input.members.length || !input.members.every(isSame))
    throw new Conflict('form.again')
  const isWaiting = people.some(({ status }) => status === 'waiting')
  return answerOf(id, known.linkVersion, isWaiting, known.shift.event.slug)
}
