import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import type { Roster } from '#lib/participation/queries/roster.ts'
import { fullName } from '#lib/volunteers/rules.ts'

type Said = Record<string, string | string[] | undefined>

/** What the last act came to. The address carries only what happened; names are read from the roster itself. */
export async function Done({ said, roster }: { said: Said; roster: Roster }) {
  const message = await messageOf(said, roster)
  if (!message) return null
  return (
    <Notice tone={said.done === 'nobodyFits' ? 'plain' : 'good'} role="status">
      {message}
    </Notice>
  )
}

async function messageOf(said: Said, roster: Roster): Promise<string | null> {
  const t = await getTranslations('participation')
  const promoted = Number(said.n)
  switch (said.done) {
    case 'placed':
      return placedMessage(said.who, roster)
    case 'takenOff':
      return promoted > 0 && promoted < 10_000
        ? t('takeOff.donePromoted', { count: promoted })
        : t('takeOff.done')
    case 'moved':
      return t('move.done')
    case 'kept':
      return (await getTranslations('signUps.roster'))('kept')
    case 'promoted':
      return t('roster.promoted')
    case 'nobodyFits':
      return t('roster.nobodyFits')
    default:
      return null
  }
}

async function placedMessage(who: Said[string], { placed, waiting }: Roster): Promise<string | null> {
  const t = await getTranslations('participation.place')
  const confirmed = placed.find(({ id }) => id === who)
  if (confirmed) return t('doneConfirmed', { name: fullName(confirmed.volunteer) })
  const position = waiting.findIndex(({ id }) => id === who)
  const person = waiting[position]
  return person ? t('doneWaiting', { name: fullName(person.volunteer), position: position + 1 }) : null
}
