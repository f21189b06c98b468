import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { mayCoordinate, mayEdit } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

/** Where somebody's work begins after signing in. */
export default async function StartPage() {
  const actor = await requireActor()
  const locale = (await getLocale()) as Locale
  if (actor.centreIds.length > 0) redirect(localePath(locale, '/workspace'))
  if (mayEdit(actor)) redirect(localePath(locale, '/staff'))
  if (mayCoordinate(actor)) redirect(localePath(locale, '/workspace'))
  redirect(localePath(locale, '/me'))
}
