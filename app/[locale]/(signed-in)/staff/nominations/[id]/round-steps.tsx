import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxGroup, DateField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { RoundView } from '#lib/nominations/queries/rounds.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { award, judge, sign } from '../actions.ts'

/** What can be done with a round now, one step at a time. */
export async function RoundSteps({ round, isJuror }: { round: RoundView; isJuror: boolean }) {
  const t = await getTranslations('nominations.steps')
  return (
    <Section title={t(`${round.state}Title`)}>
      <p className="pb-4">{t(`${round.state}Text`)}</p>
      {round.state === 'open' ? <Opened round={round} /> : null}
      {round.state === 'judging' ? <Judged round={round} isJuror={isJuror} /> : null}
      {round.state === 'decided' ? <Decided round={round} /> : null}
      {round.state === 'closed' ? <Closed round={round} /> : null}
    </Section>
  )
}

async function Opened({ round }: { round: RoundView }) {
  const t = await getTranslations('nominations.steps')
  const form = await getTranslations('form')
  return (
    <div className="actions">
      <ConfirmButton
        action={judge}
        hidden={{ id: round.id, version: round.version }}
        label={t('judge')}
        look="main"
        confirm={{ title: t('judgeTitle'), text: t('judgeText'), closeLabel: form('cancel') }}
      />
      <ButtonLink href={`/staff/nominations/${round.id}/edit`} look="quiet">
        {t('edit')}
      </ButtonLink>
    </div>
  )
}

async function Judged({ round, isJuror }: { round: RoundView; isJuror: boolean }) {
  const t = await getTranslations('nominations.steps')
  const form = await getTranslations('form')
  const undecided = round.nominations.filter(({ state }) => state === 'submitted').length
  const today = dayOf(now())
  return (
    <>
      {isJuror ? (
        <p className="pb-4">
          <SiteLink href={`/workspace/nominations/jury/${round.id}`}>{t('toJury')}</SiteLink>
        </p>
      ) : null}
      {undecided > 0 ? (
        <Notice>{t('undecided', { count: undecided })}</Notice>
      ) : (
        <Form
          action={sign}
          hidden={{ id: round.id, version: round.version }}
          submit={t('sign')}
          labels={{ pending: form('sending') }}
        >
          <DateField name="heldOn" label={t('heldOn')} required max={today} defaultValue={today} />
          <CheckboxGroup
            name="present"
            label={t('present')}
            required
            columns
            options={round.jurors.map(({ userId, user }) => ({ value: userId, label: user.name }))}
            defaultValue={round.jurors.map(({ userId }) => userId)}
          />
        </Form>
      )}
    </>
  )
}

async function Decided({ round }: { round: RoundView }) {
  const t = await getTranslations('nominations.steps')
  const form = await getTranslations('form')
  const awarded = round.nominations.filter(({ state }) => state === 'awarded').length
  const today = dayOf(now())
  return (
    <>
      <Protocol round={round} />
      <Form
        action={award}
        hidden={{ id: round.id, version: round.version }}
        submit={t('award', { count: awarded })}
        labels={{ pending: form('sending') }}
      >
        <DateField name="issuedOn" label={t('issuedOn')} max={today} defaultValue={today} />
      </Form>
    </>
  )
}

async function Closed({ round }: { round: RoundView }) {
  const t = await getTranslations('nominations.steps')
  const hasAwards = round.nominations.some(({ award: given }) => given !== null)
  return (
    <>
      <Protocol round={round} />
      {hasAwards ? (
        <ButtonLink href={`/staff/awards/letters?round=${round.id}`}>{t('letters')}</ButtonLink>
      ) : null}
    </>
  )
}

async function Protocol({ round }: { round: RoundView }) {
  const t = await getTranslations('nominations.steps')
  const number = `${round.protocolYear}/${round.protocolNumber}`
  return (
    <p className="pb-4">
      <SiteLink href={`/workspace/nominations/jury/${round.id}/protocol`}>
        {t('protocol', { number })}
      </SiteLink>
    </p>
  )
}
