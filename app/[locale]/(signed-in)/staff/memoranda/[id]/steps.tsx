import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { canTerminateMemoranda, whyNotDecide } from '#lib/memoranda/policy.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { agree, reopen, sign } from './actions.ts'
import { Sides } from './sides.tsx'

type Props = { actor: Actor; memorandum: StaffMemorandum }

/** From a draft to a signed paper: what comes next, who may do it, and why somebody may not. */
export async function Steps({ actor, memorandum }: Props) {
  const t = await getTranslations('agreements.steps')
  const { isSigned, isAgreed, terminatedOn } = memorandum
  const why = whyNotDecide(actor, memorandum)
  return (
    <Section title={t('title')} note={t('note')}>
      {why && !isSigned ? (
        <div className="pb-5">
          <Notice>{t(`why.${why}`)}</Notice>
        </div>
      ) : null}
      {isSigned ? null : isAgreed ? (
        <Agreed actor={actor} memorandum={memorandum} />
      ) : (
        <NotAgreed memorandum={memorandum} mayDecide={why === null} />
      )}
      {isSigned && !terminatedOn ? <p className="pb-5">{t('isSigned')}</p> : null}
      {(isAgreed || isSigned) && !terminatedOn ? (
        <Reopening memorandum={memorandum} mayReopen={!isSigned || canTerminateMemoranda(actor)} />
      ) : null}
    </Section>
  )
}

async function NotAgreed({ memorandum, mayDecide }: { memorandum: StaffMemorandum; mayDecide: boolean }) {
  const t = await getTranslations('agreements.steps')
  const form = await getTranslations('form')
  if (!mayDecide) return null
  return (
    <ConfirmButton
      action={agree}
      hidden={{ id: memorandum.id, version: memorandum.version }}
      label={t('agree')}
      confirm={{ title: t('agreeTitle'), text: t('agreeText'), closeLabel: form('cancel') }}
    />
  )
}

async function Agreed({ actor, memorandum }: Props) {
  const t = await getTranslations('agreements.steps')
  const locale = (await getLocale()) as Locale
  const { agreement, people, parties, signOffs } = memorandum
  const isComplete = parties.every((party) => signOffs.some(({ partyId }) => partyId === party.id))
  const who = people.get(agreement?.madeById ?? '') ?? t('somebody')
  return (
    <>
      <p className="pb-5">
        {agreement ? t('agreedBy', { who, when: formatDateTime(locale, agreement.madeAt) }) : null}
      </p>
      <Sides actor={actor} memorandum={memorandum} />
      {isComplete ? null : <p className="note pt-4">{t('sidesMissing')}</p>}
      {isComplete && whyNotDecide(actor, memorandum) === null ? <Signing memorandum={memorandum} /> : null}
    </>
  )
}

async function Signing({ memorandum }: { memorandum: StaffMemorandum }) {
  const t = await getTranslations('memoranda.staff')
  return (
    <div className="pt-6">
      <Form
        action={sign}
        hidden={{ id: memorandum.id, version: memorandum.version }}
        submit={t('sign')}
        look="quiet"
      >
        <DateField name="signedOn" label={t('signDate')} hint={t('signedHint')} />
      </Form>
    </div>
  )
}

async function Reopening({ memorandum, mayReopen }: { memorandum: StaffMemorandum; mayReopen: boolean }) {
  const t = await getTranslations('agreements.steps')
  const form = await getTranslations('form')
  if (!mayReopen) return <p className="note">{t('reopenByAdministrator')}</p>
  return (
    <div className="pt-6">
      <ConfirmButton
        action={reopen}
        hidden={{ id: memorandum.id, version: memorandum.version }}
        label={t('reopen')}
        confirm={{ title: t('reopenTitle'), text: t('reopenText'), closeLabel: form('cancel') }}
      >
        <TextArea name="reason" label={t('reopenReason')} required rows={3} maxLength={600} />
      </ConfirmButton>
    </div>
  )
}
