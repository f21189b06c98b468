import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listOwnCentres } from '#lib/centres/queries.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listEventsToWrite } from '#lib/mailings/queries/occasions.ts'

/** The three ways to say whom to write to. */
export async function ChooseAudience({ actor }: { actor: Actor }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const [centres, events] = await Promise.all([listOwnCentres(actor), listEventsToWrite(actor)])
  const action = '/workspace/mailings/new'
  return (
    <>
      <Section title={t('audiences.event')}>
        {events.length === 0 ? (
          <p>{t('choose.noEvents')}</p>
        ) : (
          <FilterForm action={action} submit={t('choose.eventSubmit')} row>
            <FilterSelect
              name="event"
              label={t('choose.event')}
              any={t('choose.any')}
              options={events.map((event) => ({
                value: event.id,
                label: `${formatDateTable(locale, event.startsAt)} ${inLocale(event, 'title', locale)}`,
              }))}
            />
          </FilterForm>
        )}
      </Section>
      <Section title={t('audiences.centre')}>
        <FilterForm action={action} submit={t('choose.centreSubmit')} row>
          <FilterSelect
            name="centre"
            label={t('choose.centre')}
            any={t('choose.any')}
            value={centres.length === 1 ? centres[0]?.id : undefined}
            options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
          />
        </FilterForm>
      </Section>
      <Section title={t('choose.selection')}>
        <p className="pb-4">{t('choose.selectionText')}</p>
        <ButtonLink href="/workspace/volunteers" look="quiet">
          {t('choose.toRegister')}
        </ButtonLink>
      </Section>
    </>
  )
}
