import { getLocale } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import type { Actor } from '#lib/accounts/actor.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { openCardTab, viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { findMergedInto, type VolunteerCard } from '#lib/volunteers/queries.ts'

/** The card a tab shows; the old address of a merged card leads to the one it became, and a stranger's card does not exist. */
export async function openCard(actor: Actor, id: string, tab = ''): Promise<VolunteerCard> {
  const merged = await findMergedInto(actor, id)
  const locale = (await getLocale()) as Locale
  if (merged) redirect(localePath(locale, `/workspace/volunteers/${merged}${tab && `/${tab}`}`))
  const card = tab ? await openCardTab(actor, id) : await viewVolunteer(actor, id)
  if (!card) notFound()
  return card
}
