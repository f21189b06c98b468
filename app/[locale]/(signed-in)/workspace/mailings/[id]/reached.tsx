import { getLocale, getTranslations } from 'next-intl/server'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { MailingView } from '#lib/mailings/queries/mailings.ts'
import type { Reach } from '#lib/mailings/queries/reach.ts'
import { recipientsMax } from '#lib/mailings/rules/limits.ts'

/** Whom the draft is for and how each is reached, counted at this moment. */
export async function Reached({ mailing, reach }: { mailing: MailingView; reach: Reach }) {
  const t = await getTranslations('mailings')
  const when = (count: number, label: string) => (count > 0 ? { label, value: count } : null)
  return (
    <Section title={t('draft.reach')}>
      {reach.people === 0 ? <Notice tone="bad">{t('draft.none')}</Notice> : null}
      {reach.isTooMany ? (
        <Notice tone="bad">{t('refusals.tooMany', { max: recipientsMax })}</Notice>
      ) : (
        <DescriptionList
          facts={[
            { label: t('form.to'), value: await whomOf(mailing) },
            { label: t('sent.from'), value: inLocale(mailing.centre, 'name', (await getLocale()) as Locale) },
            { label: t('draft.people'), value: <b>{reach.people}</b> },
            { label: t('draft.byLetter'), value: <b>{reach.byLetter}</b> },
            when(reach.toGuardians, t('draft.toGuardians')),
            when(reach.inSharedLetters, t('draft.inShared')),
            { label: t('draft.toCall'), value: <b>{reach.toCall}</b> },
            when(reach.refusing, t('draft.refusing')),
            when(reach.withoutPhone, t('draft.withoutPhone')),
            { label: t('draft.declined'), value: <b>{reach.declined}</b> },
            when(reach.inOtherLanguage, t('draft.otherLanguage')),
          ]}
        />
      )}
    </Section>
  )
}

/** The audience in words. */
export async function whomOf({ audience, event, shift, places }: MailingView): Promise<string> {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const words = [t(`audiences.${audience}`)]
  if ((audience === 'event' || audience === 'shift') && event)
    words.push(inLocale(event, 'title', locale), t(`places.${places}`))
  if (shift) {
    const time = `${formatWeekday(locale, shift.startsAt)}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`
    words.push(inLocale(shift, 'role', locale), time)
  }
  return words.join(' · ')
}
