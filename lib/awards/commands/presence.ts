import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import type { RecipientRef } from '../schema.ts'

/** People get an award of an event when they took part or spoke there; organisations are the staff's choice. */
export async function checkPresence(tx: Tx, eventId: string, refs: readonly RecipientRef[]): Promise<void> {
  const event = await tx.event.findFirst({ where: { id: eventId, state: 'published' }, select: { id: true } })
  if (!event) throw new Invalid({ eventId: { code: 'form.unknownChoice' } })
  const volunteerIds = refs.filter(({ type }) => type === 'volunteer').map(({ id }) => id)
  const personIds = refs.filter(({ type }) => type === 'person').map(({ id }) => id)
  const present = await tx.volunteer.count({
    where: {
      id: { in: volunteerIds },
      participations: {
        some: {
          status: 'confirmed',
          shift: { eventId },
          OR: [{ attendance: null }, { attendance: { mark: { not: 'absent' } } }],
        },
      },
    },
  })
  const spoke = await tx.person.count({
    where: { id: { in: personIds }, speaking: { some: { agendaItem: { eventId } } } },
  })
  if (present === volunteerIds.length && spoke === personIds.length) return
  throw new Invalid({ recipients: { code: 'awards.refusals.notPresent' } }, 'awards.refusals.notPresent')
}
