import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister } from '#lib/accounts/policy.ts'
import type { CentreStaff } from '#lib/accounts/queries/centre-staff.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { allow, remove } from './actions.ts'

type Props = { actor: Actor; centreId: string; people: CentreStaff['people'] }

/** Who runs the centre, with what others may do about it. */
export async function Coordinators({ actor, centreId, people }: Props) {
  const t = await getTranslations('memberships.staff')
  const page = await getTranslations('memberships.page')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {people.map(({ id, userId, user, validFrom, canInvite }) => (
        <Row
          key={id}
          title={user.name || user.email}
          meta={[
            page('since', { date: formatDate(locale, dayOf(validFrom)) }),
            ...(canInvite ? [t('invites')] : []),
            ...(userId === actor.userId ? [t('you')] : []),
          ].join(' · ')}
        >
          <p>{user.email}</p>
          {userId === actor.userId ? null : (
            <div className="actions pt-3">
              {mayAdminister(actor) ? (
                <ConfirmButton
                  action={allow}
                  label={t(canInvite ? 'forbid' : 'allow')}
                  look="small-quiet"
                  hidden={{ centreId, userId, isAllowed: canInvite ? '' : 'on' }}
                />
              ) : null}
              {people.length > 1 ? <Remove centreId={centreId} userId={userId} /> : null}
            </div>
          )}
        </Row>
      ))}
    </Rows>
  )
}

async function Remove({ centreId, userId }: { centreId: string; userId: string }) {
  const t = await getTranslations('memberships.staff')
  return (
    <ConfirmButton
      action={remove}
      label={t('remove')}
      look="small-quiet"
      tone="danger"
      hidden={{ centreId, userId }}
      confirm={{ title: t('removeTitle'), text: t('removeText'), closeLabel: t('close') }}
    />
  )
}
