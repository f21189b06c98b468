import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { canConfirm, canEdit, canKeep, canSuspend } from '#lib/volunteers/policy.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { confirm, suspend } from './actions.ts'

/** What can be done with the card as a whole, by those who keep it. */
export async function Acts({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('volunteers.page')
  if (!canEdit(card) || !canKeep(actor, card)) return null
  const print = await getTranslations('claims')
  const hidden = { id: card.id }
  return (
    <div className="actions">
      <ButtonLink href={`/workspace/volunteers/${card.id}/edit`}>{t('edit')}</ButtonLink>
      {card.userId ? null : (
        <ButtonLink href={`/workspace/volunteers/${card.id}/claim-slip`} look="quiet">
          {print('print')}
        </ButtonLink>
      )}
      {canConfirm(actor, card) ? (
        <ConfirmButton action={confirm} label={t('confirm')} hidden={hidden} />
      ) : null}
      {canSuspend(actor, card) ? (
        <ConfirmButton
          action={suspend}
          label={t('suspend')}
          hidden={hidden}
          confirm={{
            title: t('suspendTitle'),
            text: t('suspendText'),
            submit: t('suspend'),
            closeLabel: t('close'),
          }}
        >
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            required
            maxLength={500}
            rows={2}
          />
        </ConfirmButton>
      ) : null}
    </div>
  )
}
