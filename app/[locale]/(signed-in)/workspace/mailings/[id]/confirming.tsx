import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { MailingView } from '#lib/mailings/queries/mailings.ts'
import type { Reach } from '#lib/mailings/queries/reach.ts'
import { quietHours, quietUntil } from '#lib/mailings/rules/quiet-hours.ts'
import { now } from '#lib/platform/clock.ts'
import { confirm, discard } from '../actions.ts'

type Props = { mailing: MailingView; reach: Reach }

/** Sending, changing or throwing away a draft. */
export async function Confirming({ mailing: { id, version }, reach }: Props) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const { from, to } = quietHours()
  const until = quietUntil(now(), { from, to })
  const canSend = reach.people > 0 && !reach.isTooMany
  const quiet = until
    ? t('draft.quietNow', { until: formatDateTime(locale, until) })
    : t('draft.quietRule', { from, to })
  return (
    <Section title={t('draft.sendTitle')}>
      {from === to ? null : <p className="pb-4">{quiet}</p>}
      <div className="actions">
        {canSend ? (
          <ConfirmButton
            action={confirm}
            label={t('draft.sendCount', { count: reach.people })}
            hidden={{ mailingId: id, version }}
            look="main"
            confirm={{
              title: t('draft.sendTitle'),
              text: t('draft.sendText'),
              submit: t('draft.send'),
              closeLabel: t('close'),
            }}
          >
            {from === to ? null : (
              <TextField
                name="urgentReason"
                label={t('draft.urgent')}
                hint={t('draft.urgentHint')}
                optionalLabel={t('form.optional')}
                maxLength={300}
              />
            )}
          </ConfirmButton>
        ) : null}
        <ButtonLink href={`/workspace/mailings/${id}/edit`} look="quiet">
          {t('form.edit')}
        </ButtonLink>
        <ConfirmButton
          action={discard}
          label={t('draft.discard')}
          hidden={{ mailingId: id }}
          tone="danger"
          confirm={{ title: t('draft.discard'), text: t('draft.discardText'), closeLabel: t('close') }}
        />
      </div>
    </Section>
  )
}
