import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { listOpenErasures } from '#lib/erasure/queries.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'

/** People who asked to be erased; it happens by itself on its day, or sooner here. */
export async function Erasures({ requests }: { requests: Awaited<ReturnType<typeof listOpenErasures>> }) {
  if (requests.length === 0) return null
  const t = await getTranslations('erasure.staff')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('requests')} note={t('requestsNote')}>
      <Rows>
        {requests.map(({ id, dueAt, volunteer }) => (
          <Row
            key={id}
            title={fullName(volunteer)}
            meta={t('due', { number: String(volunteer.cardNumber), due: formatDateTime(locale, dueAt) })}
            end={
              <ButtonLink href={`/workspace/volunteers/${volunteer.id}/erase`} look="small-quiet">
                {t('open')}
              </ButtonLink>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
