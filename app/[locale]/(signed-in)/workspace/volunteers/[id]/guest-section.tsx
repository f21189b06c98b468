import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listLikelyCards, type PossibleDuplicate } from '#lib/volunteers/queries/find-duplicates.ts'
import { listVolunteerChoices, type VolunteerCard } from '#lib/volunteers/queries.ts'
import { admit, attach } from './actions.ts'

type Props = { actor: Actor; card: VolunteerCard }

/** A card made with a sign-up: into a register, or joined with the card the person has already. */
export async function GuestSection({ actor, card }: Props) {
  const t = await getTranslations('claims.guest')
  const locale = (await getLocale()) as Locale
  const { centres } = await listVolunteerChoices(actor, locale)
  const likely = await listLikelyCards(actor, card)
  const [only] = centres
  return (
    <Section title={t('title')} note={t('text')}>
      {likely.length > 0 ? (
        <>
          <h3>{t('likely')}</h3>
          <Rows>
            {likely.map((other) => (
              <LikelyCard key={other.id} guestId={card.id} other={other} />
            ))}
          </Rows>
        </>
      ) : (
        <p>{t('likelyNone')}</p>
      )}
      <Form
        action={admit}
        submit={t('admit')}
        hidden={{ volunteerId: card.id, ...(centres.length === 1 && only ? { centreId: only.id } : {}) }}
      >
        {centres.length > 1 ? (
          <SelectField
            name="centreId"
            label={t('centre')}
            required
            empty="—"
            options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
          />
        ) : null}
      </Form>
    </Section>
  )
}

async function LikelyCard({ guestId, other }: { guestId: string; other: PossibleDuplicate }) {
  const t = await getTranslations('claims.guest')
  const words = await getTranslations('volunteers')
  const number = String(other.cardNumber)
  const facts = [
    words('card', { number }),
    ...(other.birthYear ? [words('duplicates.born', { year: other.birthYear })] : []),
    t(`likeness.${other.likeness}`),
  ]
  return (
    <Row
      title={<SiteLink href={`/workspace/volunteers/${other.id}`}>{other.name}</SiteLink>}
      meta={facts.join(' · ')}
      end={
        <ConfirmButton
          action={attach}
          label={t('same')}
          look="small-quiet"
          hidden={{ guestId, volunteerId: other.id }}
          confirm={{
            title: t('sameTitle', { number }),
            text: t('sameText', { number }),
            submit: t('same'),
            closeLabel: t('close'),
          }}
        />
      }
    />
  )
}
