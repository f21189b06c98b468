import { getTranslations } from 'next-intl/server'
import { ChoiceCards } from '#components/participation/choice-cards.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { CheckboxField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { GuardianFields } from '#components/volunteers/guardian-fields.tsx'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'
import { signUpMyself } from './actions.ts'
import { isOff, shiftCards } from './shift-cards.tsx'

/** With a card the shift is all there is to say; a tick or a guardian only where the rules ask for one. */
export async function SelfForm({ event, shiftId }: { event: EventToJoin; shiftId?: string }) {
  const t = await getTranslations('signUps')
  const open = event.shifts.filter((shift) => !isOff(shift, 'person'))
  const asks = (effect: string) =>
    open.some(({ reasons }) => reasons.some((reason) => reason.effect === effect))
  const cards = await shiftCards(event.shifts, 'person')
  if (open.length === 0) {
    return (
      <>
        <div className="form">
          <ChoiceCards name="shiftId" label={t('choose.legend')} options={cards} className="group" />
        </div>
        <EmptyState
          title={t('nothing.title')}
          actions={<ButtonLink href="/me/opportunities">{t('nothing.open')}</ButtonLink>}
        />
      </>
    )
  }
  return (
    <Form action={signUpMyself} submit={t('submit')} labels={{ pending: t('pending') }}>
      <ChoiceCards
        name="shiftId"
        label={t('choose.legend')}
        options={cards}
        defaultValue={shiftId}
        className="group"
      />
      {asks('asks') ? <CheckboxField name="acceptOverlap" label={t('acceptOverlap')} /> : null}
      {asks('consent') ? <Guardian /> : null}
    </Form>
  )
}

async function Guardian() {
  const t = await getTranslations('signUps.fields')
  return (
    <fieldset className="group">
      <legend>{t('guardian')}</legend>
      <p className="field-hint">{t('guardianSelfHint')}</p>
      <GuardianFields prefix="guardian." />
    </fieldset>
  )
}
