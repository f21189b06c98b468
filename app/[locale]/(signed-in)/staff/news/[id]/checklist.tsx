import { getLocale, getTranslations } from 'next-intl/server'
import { SectionHead } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { checklistOf, type LanguageCheck, type Warning } from '#lib/news/rules/checklist.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { FieldLink } from './field-link.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import type { listHeld } from '#lib/files/queries/people-shown.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { itemShortcomingsOf } from '#lib/news/rules/shortcomings.ts'

export type HeldPictures = Awaited<ReturnType<typeof listHeld>>

/** What is there and what lacks before an item is public, each as a link to its field; and what does not block but is worth a look. */
export async function Checklist({ news, held }: { news: StaffNews; held: HeldPictures }) {
  const t = await getTranslations('newsroom')
  const { languages, warnings } = checklistOf(news)
  const all = [...languages.flatMap((language) => language.warnings), ...warnings]
  return (
    <section id="checklist">
      <SectionHead title={t('check.title')} note={t('check.note')} />
      <div className="checklist">
        {languages.map((language) => (
          <Language
            key={language.locale}
            language={language}
            isStale={news.translations[language.locale].staleSince !== null}
          />
        ))}
      </div>
      <WholeItem news={news} held={held} />
      {all.length > 0 ? (
        <div className="mt-6 grid gap-2">
          <h3 className="font-semibold">{t('check.look')}</h3>
          <ul className="checklist-warnings grid gap-1">
            {all.map((warning, index) => (
              <li key={index}>
                <FieldLink name={warning.field}>{sentence(t, warning)}</FieldLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

/** What the item as a whole lacks: whom a story is about, and consents of people on its pictures. */
async function WholeItem({ news, held }: { news: StaffNews; held: HeldPictures }) {
  const t = await getTranslations('newsroom.check')
  const locale = (await getLocale()) as Locale
  const lacksSubject = itemShortcomingsOf(news).includes('subject')
  if (!lacksSubject && held.length === 0) return null
  return (
    <ul className="mt-6 grid gap-1">
      {lacksSubject ? (
        <li>
          <Status mark="bad">
            <SiteLink href={`/staff/news/${news.id}/details`}>{t('subject')}</SiteLink>
          </Status>
        </li>
      ) : null}
      {held.map((picture) => (
        <li key={picture.id}>
          <Status mark="wait">
            <SiteLink href={`/staff/files/${picture.id}`}>
              {t('held', { name: inLocale(picture, 'alt', locale) || picture.originalName })}
            </SiteLink>
          </Status>
        </li>
      ))}
    </ul>
  )
}

type Translate = Awaited<ReturnType<typeof getTranslations<'newsroom'>>>

function sentence(t: Translate, { code, values }: Warning): string {
  return t(`warnings.${code}`, values)
}

async function Language({ language, isStale }: { language: LanguageCheck; isStale: boolean }) {
  const t = await getTranslations('newsroom')
  const news = await getTranslations('news')
  const { locale, isRequired, isEmpty, points } = language
  const lacking = points.filter(({ isThere }) => !isThere).length
  const state =
    lacking === 0
      ? t('check.complete')
      : isEmpty
        ? t('check.notBegun')
        : t('check.incomplete', { count: lacking })
  return (
    <div className="grid content-start gap-2">
      <h3>
        <span lang={locale} className="font-semibold">
          {news(`languages.${locale}`)}
        </span>{' '}
        <span className="meta">({isRequired ? t('check.required') : t('check.optional')})</span>
      </h3>
      <Status mark={lacking === 0 ? 'good' : isRequired ? 'bad' : 'off'}>{state}</Status>
      {isStale ? <Status mark="wait">{t('check.stale')}</Status> : null}
      {isEmpty && !isRequired ? null : (
        <ul>
          {points.map(({ name, isThere }) => (
            <li key={name}>
              <Status mark={isThere ? 'good' : 'bad'}>
                {isThere ? (
                  t('check.there', { field: news(`fields.${name}`) })
                ) : (
                  <FieldLink name={`translations.${locale}.${name}`}>
                    {t('check.lacks', { field: news(`fields.${name}`) })}
                  </FieldLink>
                )}
              </Status>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
