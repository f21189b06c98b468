import { getTranslations } from 'next-intl/server'
import { registerColumnsOf } from '#components/volunteers/register-columns.tsx'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { tagsOf } from '#lib/registry/queries/tags.ts'
import { bulkChoices, type RegisterColumn } from '#lib/registry/schema.ts'
import type { ListedVolunteer } from '#lib/volunteers/queries/list-volunteers.ts'
import type { VolunteerFilters } from '#lib/volunteers/schema.ts'
import { choose } from './actions.ts'
import { queryOf } from './address.ts'
import { TickAll } from './tick-all.tsx'

type Props = {
  actor: Actor
  rows: ListedVolunteer[]
  columns: readonly RegisterColumn[]
  filters: VolunteerFilters
  /** The words of the tick for everybody the filters find. */
  everybody: string
}

/** The people found, each with a tick, and what can be done with the ticked ones or with all. */
export async function People({ actor, rows, columns, filters, everybody }: Props) {
  const t = await getTranslations('registry')
  const words = await getTranslations('volunteers')
  const tags = columns.includes('tags')
    ? await tagsOf(
        actor,
        rows.map(({ id }) => id),
      )
    : new Map()
  const shown = await registerColumnsOf({ columns, today: dayOf(now()), tags })
  return (
    <Form action={choose} className="people" hidden={{ query: queryOf(filters, columns) }}>
      <Table
        caption={words('tableCaption')}
        hideCaption
        columns={shown}
        rows={rows}
        rowKey={(row) => row.id}
      />
      <fieldset className="bulk">
        <legend>{t('bulk.title')}</legend>
        <div className="bulk-who">
          <TickAll label={t('bulk.page')} counted={t.raw('bulk.ticked') as string} />
          <label className="choice">
            <input type="checkbox" name="everybody" value="on" />
            <span>{everybody}</span>
          </label>
        </div>
        <div className="actions">
          {bulkChoices.map((act) => (
            <SubmitButton key={act} name="act" value={act} look="small-quiet">
              {t(`bulk.acts.${act}`)}
            </SubmitButton>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}
