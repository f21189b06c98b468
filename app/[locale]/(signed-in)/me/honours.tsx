import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { listOwnAwards, listOwnTrainings, type OwnAwards } from '#lib/hours/queries/own-records.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** Awards with their numbers, and the titles people gave. */
export async function Honours({ actor }: { actor: Actor }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  const { awards, titles } = await listOwnAwards(actor)
  if (awards.length + titles.length === 0) return null
  return (
    <Section title={t('awards')} tone="gold" more={<SiteLink href="/me/awards">{t('allAwards')}</SiteLink>}>
      <Rows>
        {awards.map((award) => (
          <AwardRow key={award.id} award={award} />
        ))}
        {titles.map((title) => (
          <Row key={title.id} title={inLocale(title, 'label', locale)} meta={t('informal')}>
            <p>{inLocale(title, 'givenBy', locale)}</p>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

async function AwardRow({ award }: { award: OwnAwards['awards'][number] }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  const { kind, year, number, issuedOn, state, isHidden } = award
  const name = inLocale(kind, 'name', locale)
  const facts = [
    number === null ? '' : awardNumberText(kind.prefix, year, number),
    issuedOn ? formatDate(locale, issuedOn.toISOString()) : '',
  ]
  return (
    <Row
      meta={facts.filter(Boolean).join(' · ')}
      title={isHidden ? name : <SiteLink href={`/awards/${award.id}`}>{name}</SiteLink>}
      end={state === 'revoked' ? <Status mark="bad">{t('revoked')}</Status> : undefined}
    >
      <p>{inLocale(award, 'reason', locale)}</p>
    </Row>
  )
}

/** Trainings the person was present at. */
export async function Trainings({ actor }: { actor: Actor }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  const trainings = await listOwnTrainings(actor)
  if (trainings.length === 0) return null
  return (
    <Section title={t('trainings')}>
      <Rows>
        {trainings.map((training) => (
          <Row
            key={training.id}
            meta={formatDate(locale, training.startsAt)}
            title={
              training.state === 'draft' ? (
                inLocale(training, 'title', locale)
              ) : (
                <SiteLink href={`/events/${training.slug}`}>{inLocale(training, 'title', locale)}</SiteLink>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
