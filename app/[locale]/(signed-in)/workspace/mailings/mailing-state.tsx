import { getTranslations } from 'next-intl/server'
import { Status } from '#components/ui/status.tsx'

type Facts = { state: 'draft' | 'confirmed' | 'stopped'; isOut: boolean }

const marks = { draft: 'plain', confirmed: 'wait', sent: 'good', stopped: 'bad' } as const

/** How far a mailing is: `isOut` when nothing waits to go any more. */
export async function MailingState({ mailing: { state, isOut } }: { mailing: Facts }) {
  const t = await getTranslations('mailings.states')
  const shown = state === 'confirmed' && isOut ? 'sent' : state
  return <Status mark={marks[shown]}>{t(shown)}</Status>
}
