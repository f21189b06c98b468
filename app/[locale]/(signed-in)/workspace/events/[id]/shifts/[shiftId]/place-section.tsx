import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listCandidates } from '#lib/participation/queries/candidates.ts'
import type { Roster } from '#lib/participation/queries/roster.ts'
import { CandidateRow } from './candidate-row.tsx'

/** Finds a volunteer and puts them on the shift; what stands against it is said before anything is sent. */
export async function PlaceSection({ actor, roster, q }: { actor: Actor; roster: Roster; q: string }) {
  const t = await getTranslations('participation.place')
  const { event, id } = roster.shift
  const { candidates, hasMore } = await listCandidates(actor, roster.shift, q)
  return (
    <Section title={t('title')} note={t('note')} id="place">
      <FilterForm action={`/workspace/events/${event.id}/shifts/${id}`} submit={t('find')} row>
        <FilterText name="q" label={t('search')} value={q} />
      </FilterForm>
      {candidates.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          actions={
            <ButtonLink href="/workspace/volunteers/new" look="quiet">
              {t('register')}
            </ButtonLink>
          }
        >
          <p>{t('nothingText')}</p>
        </EmptyState>
      ) : (
        <Rows>
          {candidates.map((candidate) => (
            <CandidateRow key={candidate.person.id} candidate={candidate} roster={roster} />
          ))}
        </Rows>
      )}
      {hasMore ? <p className="note">{t('more')}</p> : null}
    </Section>
  )
}
