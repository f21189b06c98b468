import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listTags, tagsOf } from '#lib/registry/queries/tags.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { base } from '../address.ts'
import { putOn, takeOff } from '../tags/actions.ts'

/** The words the person's centres have put on them; seen only there. */
export async function CardTags({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('registry.tags')
  const centreIds = card.memberships.flatMap(({ centreId, endedOn }) =>
    centreId && endedOn === null ? [centreId] : [],
  )
  const borne = (await tagsOf(actor, [card.id])).get(card.id) ?? []
  const others = (await listTags(actor, { centreIds })).filter(
    ({ id }) => !borne.some((tag) => tag.id === id),
  )
  return (
    <Section title={t('title')}>
      {borne.length > 0 ? (
        <ul className="tag-list">
          {borne.map(({ id, name }) => (
            <li key={id}>
              <SiteLink href={`${base}?tag=${id}`}>{name}</SiteLink>
              <ConfirmButton
                action={takeOff}
                label={t('takeOff')}
                look="small-quiet"
                hidden={{ volunteerId: card.id, tagId: id }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <Form action={putOn} inline submit={t('putOn')} look="quiet" hidden={{ volunteerId: card.id }}>
          <SelectField
            name="tagId"
            label={t('tag')}
            required
            empty="—"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      ) : null}
      {borne.length + others.length === 0 ? (
        <p>
          {t('noneYet')} <SiteLink href={`${base}/tags`}>{t('newTitle')}</SiteLink>
        </p>
      ) : null}
    </Section>
  )
}
