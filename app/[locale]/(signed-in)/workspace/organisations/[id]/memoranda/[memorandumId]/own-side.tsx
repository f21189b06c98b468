import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { whyNotDecide } from '#lib/memoranda/policy.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { signOff } from '../actions.ts'

type Props = { actor: Actor; organisationId: string; memorandum: StaffMemorandum }

/** Whether this organisation stands by the agreed text, and the button to say so. */
export async function OwnSide({ actor, organisationId, memorandum }: Props) {
  const t = await getTranslations('agreements.own')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const party = memorandum.parties.find((each) => each.organisationId === organisationId)
  const done = memorandum.signOffs.find(({ partyId }) => partyId === party?.id)
  if (!party || (memorandum.status !== 'agreed' && !done)) return null
  const maySign =
    actor.organisationIds.includes(organisationId) && whyNotDecide(actor, memorandum) !== 'author'
  return (
    <Section title={t('side')} note={inLocale(party, 'name', locale)}>
      {done ? (
        <p>
          <Status mark="good">{t('signedOff', { when: formatDateTime(locale, done.madeAt) })}</Status>
        </p>
      ) : maySign ? (
        <ConfirmButton
          action={signOff}
          hidden={{ id: memorandum.id, version: memorandum.version, partyId: party.id, organisationId }}
          label={t('sign')}
          look="main"
          confirm={{ title: t('signTitle'), text: t('signText'), closeLabel: form('cancel') }}
        >
          <TextArea
            name="note"
            label={t('note2')}
            optionalLabel={form('optional')}
            rows={3}
            maxLength={300}
          />
        </ConfirmButton>
      ) : (
        <p className="note">{t('byRepresentative')}</p>
      )}
    </Section>
  )
}
