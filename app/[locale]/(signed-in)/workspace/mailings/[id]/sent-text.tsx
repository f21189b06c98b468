import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { MailingView } from '#lib/mailings/queries/mailings.ts'
import { keepText } from '../actions.ts'
import { whomOf } from './reached.tsx'

const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

/** What was written, by whom and to whom; the text can be kept and used again. */
export async function SentText({ mailing }: { mailing: MailingView }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const { id, centre, author, confirmedAt, urgentReason } = mailing
  return (
    <Section title={t('sent.text')}>
      <DescriptionList
        facts={[
          { label: t('form.to'), value: await whomOf(mailing) },
          { label: t('sent.from'), value: inLocale(centre, 'name', locale) },
          { label: t('sent.author'), value: author.name },
          { label: t('sent.when'), value: confirmedAt ? formatDateTime(locale, confirmedAt) : '' },
          { label: t('draft.urgent'), value: urgentReason },
        ]}
      />
      {locales.map((each) =>
        mailing[`body${suffixes[each]}`] === '' ? null : (
          <details key={each} className="pt-3">
            <summary>{t(`form.body.${each}`)}</summary>
            <article className="letter-shown" lang={each}>
              <h3>{mailing[`subject${suffixes[each]}`]}</h3>
              <div className="whitespace-pre-line">{mailing[`body${suffixes[each]}`]}</div>
            </article>
          </details>
        ),
      )}
      <div className="pt-6">
        <Form action={keepText} hidden={{ mailingId: id }} submit={t('sent.save')} look="small-quiet" inline>
          <TextField
            name="name"
            label={t('sent.saveTitle')}
            hint={t('sent.saveText')}
            maxLength={80}
            required
          />
        </Form>
      </div>
      <p className="pt-4">
        <SiteLink href={againPath(mailing)}>{t('sent.again')}</SiteLink>
      </p>
    </Section>
  )
}

/** The same text to the same event or centre; chosen people are chosen anew. */
function againPath({ id, audience, eventId, centreId }: MailingView): string {
  const isAboutPlaces = audience === 'event' || audience === 'shift'
  const whom = isAboutPlaces ? `event=${eventId ?? ''}` : `centre=${centreId}`
  return `/workspace/mailings/new?${whom}&template=${id}`
}
