import { getTranslations } from 'next-intl/server'
import { Wordmark } from '#components/site/wordmark.tsx'
import { formatDate, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import type { ConsentForm } from '#lib/volunteers/rules/consent-form.ts'
import { dayText, fullName } from '#lib/volunteers/rules.ts'

const printed = ['kk', 'ru'] as const

/** A consent on one sheet of A4, of a guardian or one's own: Kazakh and Russian side by side, one set of lines to fill in. */
export async function ConsentSheet({ form }: { form: ConsentForm }) {
  return (
    <article className="sheet">
      <header>
        <Wordmark />
        <p className="sheet-number">№ {form.cardNumber}</p>
      </header>
      <Columns>{(locale) => <Head locale={locale} isMinor={form.isMinor} />}</Columns>
      <p className="sheet-child">
        <b>{fullName(form)}</b>
      </p>
      <Columns>{(locale) => <Facts locale={locale} form={form} />}</Columns>
      {form.kinds.map((kind) => (
        <Columns key={kind}>{(locale) => <Words locale={locale} kind={kind} />}</Columns>
      ))}
      <Lines isMinor={form.isMinor} />
      <Columns>{(locale) => <Note locale={locale} />}</Columns>
    </article>
  )
}

function Columns({ children }: { children: (locale: Locale) => React.ReactNode }) {
  return (
    <div className="sheet-columns">
      {printed.map((locale) => (
        <div key={locale} lang={locale}>
          {children(locale)}
        </div>
      ))}
    </div>
  )
}

async function Head({ locale, isMinor }: { locale: Locale; isMinor: boolean }) {
  const t = await getTranslations({ locale, namespace: 'consentRequests.paper' })
  const own = await getTranslations({ locale, namespace: 'privacy.paper' })
  return <h2>{isMinor ? t('heading') : own('heading')}</h2>
}

async function Facts({ locale, form }: { locale: Locale; form: ConsentForm }) {
  const t = await getTranslations({ locale, namespace: 'consentRequests.paper' })
  const { shift, birthDate } = form
  const facts = [
    [t('born'), birthDate ? formatDate(locale, dayText(birthDate)) : ''],
    ...(shift
      ? [
          [t('event'), inLocale(shift.event, 'title', locale)],
          [
            t('when'),
            `${formatWeekday(locale, shift.startsAt)}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`,
          ],
          [t('place'), inLocale(shift.event, 'place', locale)],
          [t('centre'), inLocale(shift.event.centre, 'name', locale)],
        ]
      : []),
  ]
  return (
    <p>
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <span key={label}>
            {label}: <b>{value}</b>
            <br />
          </span>
        ))}
    </p>
  )
}

async function Words({ locale, kind }: { locale: Locale; kind: ConsentForm['kinds'][number] }) {
  const t = await getTranslations({ locale, namespace: 'consentRequests.paper' })
  const text = await readConsentText(null, kind, locale)
  return (
    <>
      <h3>{text.title}</h3>
      {text.body.split('\n\n').map((paragraph) => (
        <p key={paragraph.slice(0, 40)}>{paragraph}</p>
      ))}
      <p className="sheet-agree">
        <span className="sheet-box" aria-hidden="true" /> <b>{t('agree')}</b>{' '}
        <small>{t('version', { version: text.version })}</small>
      </p>
    </>
  )
}

const lines = ['guardian', 'relation', 'phone', 'date', 'signature'] as const
const ownLines = ['date', 'signature'] as const

/** What the guardian fills in by hand. */
async function Lines({ isMinor }: { isMinor: boolean }) {
  const [kk, ru] = await Promise.all(
    printed.map((locale) => getTranslations({ locale, namespace: 'consentRequests.paper' })),
  )
  if (!kk || !ru) return null
  return (
    <dl className="sheet-lines">
      {(isMinor ? lines : ownLines).map((line) => (
        <div key={line} className={`sheet-line-${line}`}>
          <dt>
            <span lang="kk">{kk(line)}</span> / <span lang="ru">{ru(line)}</span>
          </dt>
          <dd />
        </div>
      ))}
    </dl>
  )
}

async function Note({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'consentRequests.paper' })
  return <p className="sheet-note">{t('note')}</p>
}
