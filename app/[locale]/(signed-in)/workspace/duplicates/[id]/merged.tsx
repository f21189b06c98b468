import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { findMergeOfPair } from '#lib/duplicates/queries/undo.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { spoken } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { undo } from '../actions.ts'

type Standing = NonNullable<Awaited<ReturnType<typeof findMergeOfPair>>>

/** A merge that stands: where the cards went, and how to take it back or why that is impossible. */
export async function Merged({ standing, isNew }: { standing: Standing; isNew: boolean }) {
  const t = await getTranslations('duplicates.merged')
  const locale = (await getLocale()) as Locale
  const { merge, by } = standing
  const number = String(merge.into.cardNumber)
  return (
    <>
      <div className="grid gap-6 pt-6">
        {isNew ? (
          <Notice tone="good" role="status">
            {t('done')}
          </Notice>
        ) : null}
        <p>{t('text', { closed: String(merge.from.cardNumber), stayed: number })}</p>
        <DescriptionList
          facts={[
            { label: fullName(merge.into), value: `№ ${number}` },
            { label: t('when'), value: formatDateTime(locale, merge.mergedAt) },
            { label: t('who'), value: by },
          ]}
        />
        <p>
          <ButtonLink href={`/workspace/volunteers/${merge.into.id}`}>{t('open', { number })}</ButtonLink>
        </p>
      </div>
      <Undo standing={standing} />
    </>
  )
}

async function Undo({ standing: { merge, problems, until } }: { standing: Standing }) {
  const t = await getTranslations('duplicates.undo')
  const words = await getTranslations('duplicates.page')
  const locale = (await getLocale()) as Locale
  if (problems.length > 0)
    return (
      <Section title={t('cannot')}>
        <ul className="list-disc pl-6">
          {problems.map(({ code, values = {} }, index) => (
            <li key={`${code}${index}`}>{t(`problems.${code}`, spoken(values, locale))}</li>
          ))}
        </ul>
      </Section>
    )
  return (
    <Section title={t('title')} note={t('until', { date: formatDateTime(locale, until) })}>
      <p className="pb-4">{t('text', { number: String(merge.into.cardNumber) })}</p>
      <ConfirmButton
        action={undo}
        label={t('submit')}
        tone="danger"
        hidden={{ mergeId: merge.id }}
        confirm={{
          title: t('confirm'),
          text: t('text', { number: String(merge.into.cardNumber) }),
          submit: t('submit'),
          closeLabel: words('close'),
        }}
      />
    </Section>
  )
}
