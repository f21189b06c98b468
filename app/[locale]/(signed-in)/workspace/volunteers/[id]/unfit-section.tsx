import { getLocale, getTranslations } from 'next-intl/server'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listUnfitPlaces } from '#lib/participation/queries/unfit.ts'
import { freeUnfit } from './unfit-actions.ts'

/** Coming places the person may not have any more since the card changed; nothing when all fit. */
export async function UnfitSection({ actor, volunteerId }: { actor: Actor; volunteerId: string }) {
  const places = await listUnfitPlaces(actor, volunteerId)
  if (places.length === 0) return null
  const t = await getTranslations('memberships.unfit')
  const page = await getTranslations('memberships.page')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('title', { count: places.length })} note={t('text')}>
      <Rows>
        {places.map(({ id, event, startsAt, reasons }) => (
          <Row key={id} title={inLocale(event, 'title', locale)} meta={formatDateTime(locale, startsAt)}>
            <ReasonList reasons={reasons} />
          </Row>
        ))}
      </Rows>
      <div className="actions pt-3">
        <ConfirmButton
          action={freeUnfit}
          label={t('cancel')}
          tone="danger"
          hidden={{ volunteerId }}
          confirm={{ title: t('cancel'), text: t('text'), closeLabel: page('close') }}
        />
      </div>
    </Section>
  )
}
