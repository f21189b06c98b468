import { getLocale, getTranslations } from 'next-intl/server'
import { ChoiceCards } from '#components/participation/choice-cards.tsx'
import { CheckboxField, TextArea, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'
import { groupSizeMax } from '#lib/participation/schema.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import { signUpTogether } from './actions.ts'
import { Contacts } from './guest-form.tsx'
import { MemberRows } from './member-rows.tsx'
import { shiftCards } from './shift-cards.tsx'
import { Trap } from '#app/[locale]/(account)/trap.tsx'

/** A class or a team by its leader: everybody named, all of them together or nobody. */
export async function GroupForm({ event, shiftId }: { event: EventToJoin; shiftId?: string }) {
  const t = await getTranslations('signUps')
  const locale = await getLocale()
  return (
    <Form
      action={signUpTogether}
      submit={t('group.submit')}
      labels={{ pending: t('pending') }}
      hidden={{ id: newId(), locale, slug: event.slug }}
      className="form-wide"
      beside={
        <SubmitButton look="quiet" name="more" value="1" className="needs-no-script">
          {t('group.more')}
        </SubmitButton>
      }
    >
      <Notice title={t('group.rule')}>
        <p>{t('group.ruleText')}</p>
      </Notice>
      <ChoiceCards
        name="shiftId"
        label={t('choose.legend')}
        options={await shiftCards(event.shifts, 'anybody')}
        defaultValue={shiftId}
        className="group"
      />
      <Leader />
      <Contacts email="" />
      <Members />
      <Consents />
      <Trap />
    </Form>
  )
}

async function Leader() {
  const t = await getTranslations('signUps.group')
  return (
    <fieldset className="group">
      <legend>{t('leaderTitle')}</legend>
      <TextField name="name" label={t('name')} hint={t('nameHint')} required maxLength={120} />
      <TextField name="leaderName" label={t('leaderName')} required autoComplete="name" maxLength={120} />
      <CheckboxField name="leaderComes" label={t('leaderComes')} hint={t('leaderComesHint')} />
    </fieldset>
  )
}

async function Members() {
  const t = await getTranslations('signUps')
  return (
    <fieldset className="group">
      <legend>{t('group.members')}</legend>
      <MemberRows
        today={dayOf(now())}
        rowsMax={groupSizeMax}
        words={{
          surname: t('fields.surname'),
          givenName: t('fields.givenName'),
          birthDate: t('fields.birthDate'),
          more: t('group.more'),
          members: t('group.members'),
        }}
      />
      <TextArea
        name="list"
        label={t('group.list')}
        hint={t('group.listHint')}
        rows={5}
        maxLength={20_000}
        spellCheck={false}
      />
    </fieldset>
  )
}

async function Consents() {
  const t = await getTranslations('signUps.group')
  const locale = (await getLocale()) as Locale
  return (
    <fieldset className="group">
      <legend>{t('consentsTitle')}</legend>
      <ConsentText text={await readConsentText(null, 'personalData', locale)} />
      <CheckboxField name="hasConsents" label={t('hasConsents')} hint={t('hasConsentsHint')} />
    </fieldset>
  )
}
