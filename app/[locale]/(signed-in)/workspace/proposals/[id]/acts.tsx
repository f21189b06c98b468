import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Section } from '#components/ui/section.tsx'
import type { FoundProposal } from '#lib/proposals/queries.ts'
import { accept, send, sendBack, withdraw } from '../actions.ts'

type Props = { proposal: FoundProposal }

/** The organisation's side: what is still missing, sending, taking back. */
export async function Send({ proposal }: Props) {
  const t = await getTranslations('proposals')
  const hidden = { proposalId: proposal.id, version: proposal.version }
  const { may, lacks } = proposal
  return (
    <>
      {may.edit ? (
        <Section title={t('page.lacks')}>
          {lacks.length === 0 ? <p>{t('page.ready')}</p> : null}
          <ul className="grid list-disc gap-1 pl-5">
            {lacks.map((lack) => (
              <li key={lack}>{t(`lacks.${lack}`)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <div className="actions mt-6">
        {may.edit && lacks.length === 0 ? (
          <ConfirmButton action={send} label={t('page.submit')} hidden={hidden} look="main" />
        ) : null}
        {may.edit ? (
          <ButtonLink href={`/workspace/proposals/${proposal.id}/edit`} look="quiet">
            {t('page.edit')}
          </ButtonLink>
        ) : null}
        {may.withdraw ? (
          <ConfirmButton
            action={withdraw}
            label={t('page.withdraw')}
            hidden={hidden}
            tone="danger"
            confirm={{
              title: t('page.withdrawTitle'),
              text: t('page.withdrawText'),
              closeLabel: t('page.close'),
            }}
          />
        ) : null}
      </div>
    </>
  )
}

/** The centre's side: taking in, or sending back with the reason. */
export async function Decide({ proposal }: Props) {
  const t = await getTranslations('proposals.page')
  if (!proposal.may.decide) return <p className="note mt-6">{t('own')}</p>
  const hidden = { proposalId: proposal.id, version: proposal.version }
  return (
    <>
      <p className="note mt-6">{t('acceptNote')}</p>
      <div className="actions mt-4">
        <ConfirmButton action={accept} label={t('accept')} hidden={hidden} look="main" />
        <ConfirmButton
          action={sendBack}
          label={t('return')}
          hidden={hidden}
          confirm={{ title: t('returnTitle'), closeLabel: t('close') }}
        >
          <TextArea
            name="reason"
            label={t('returnReason')}
            hint={t('returnHint')}
            required
            rows={4}
            maxLength={1000}
          />
        </ConfirmButton>
      </div>
    </>
  )
}
