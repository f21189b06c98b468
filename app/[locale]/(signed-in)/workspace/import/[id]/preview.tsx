import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { canWorkOn } from '#lib/imports/policy.ts'
import { type BatchCounts, type BatchView, countRows } from '#lib/imports/queries/batch.ts'
import { listRows } from '#lib/imports/queries/rows.ts'
import { type RowFilters, verdicts } from '#lib/imports/schema.ts'
import { confirm, decideAll, takeOffers } from './actions.ts'
import { DropButton } from './drop-button.tsx'
import { RowItem } from './row-item.tsx'
import { addressOf } from './row-address.ts'

type Props = { actor: Actor; batch: BatchView; filters: RowFilters; done: string }

/** Every row with what it is about to do; nothing is in the register yet. */
export async function Preview({ actor, batch, filters, done }: Props) {
  const t = await getTranslations('imports')
  const locale = (await getLocale()) as Locale
  const [counts, { rows, next, previous }] = await Promise.all([
    countRows(actor, batch),
    listRows(actor, batch, filters, locale),
  ])
  const isOwn = canWorkOn(actor, batch)
  return (
    <>
      {done === 'fixed' || done === 'decided' ? (
        <Notice tone="good" role="status">
          {t(`done.${done}`)}
        </Notice>
      ) : null}
      {isOwn ? <Acts batch={batch} counts={counts} /> : <Notice>{t('notYours')}</Notice>}
      <Section title={t('rowsTitle')} note={t('rowCount', { count: batch.rowCount })}>
        <VerdictChips batch={batch} counts={counts} filters={filters} />
        {isOwn && filters.verdict === 'duplicate' && counts.undecided > 0 ? <ForAll batch={batch} /> : null}
        {rows.length === 0 ? <EmptyState title={t('noRows')} /> : null}
        <Rows>
          {rows.map((row) => (
            <RowItem key={row.id} batchId={batch.id} row={row} filters={filters} canEdit={isOwn} />
          ))}
        </Rows>
        <Pagination
          next={next === null ? null : addressOf(batch.id, { ...filters, row: null }, { after: next })}
          previous={
            previous === null ? null : addressOf(batch.id, { ...filters, row: null }, { before: previous })
          }
        />
      </Section>
    </>
  )
}

/** What confirming would do, and the way to it. */
async function Acts({ batch, counts }: { batch: BatchView; counts: BatchCounts }) {
  const t = await getTranslations('imports')
  const count = (verdict: string) => counts.verdicts[verdict] ?? 0
  const facts = { created: count('new'), changed: count('change'), same: count('same') }
  const left = { problems: count('problem'), undecided: counts.undecided }
  return (
    <Notice title={t('readyTitle')}>
      <p>{t('readyText', facts)}</p>
      {left.problems + left.undecided > 0 ? <p>{t('leftText', left)}</p> : null}
      {counts.chosenOut > 0 ? <p>{t('chosenOutText', { count: counts.chosenOut })}</p> : null}
      <div className="actions pt-4">
        <ConfirmButton
          action={confirm}
          look="main"
          label={t('confirm')}
          hidden={{ id: batch.id }}
          confirm={{ title: t('confirmTitle'), text: t('confirmText'), closeLabel: t('close') }}
        />
        {counts.offers > 0 ? (
          <Form
            action={takeOffers}
            hidden={{ id: batch.id }}
            submit={t('takeOffers', { count: counts.offers })}
            look="quiet"
            className="form-bare"
          />
        ) : null}
        <DropButton id={batch.id} />
      </div>
    </Notice>
  )
}

type ChipsProps = { batch: BatchView; counts: BatchCounts; filters: RowFilters }

async function VerdictChips({ batch, counts, filters }: ChipsProps) {
  const t = await getTranslations('imports')
  const tabs = verdicts.map((verdict) => ({
    href: addressOf(batch.id, { verdict }),
    label: t(`verdicts.${verdict}`),
    count: counts.verdicts[verdict] ?? 0,
    current: filters.verdict === verdict,
  }))
  const all = {
    ...{ href: addressOf(batch.id, {}), label: t('all'), count: batch.rowCount },
    current: !filters.verdict && !filters.offer,
  }
  const offers = {
    ...{ href: addressOf(batch.id, { offer: '1' }), label: t('offers'), count: counts.offers },
    current: filters.offer === '1',
  }
  return <Chips label={t('show')} tabs={[all, ...tabs, offers]} />
}

/** One decision for all rows in question. */
async function ForAll({ batch }: { batch: BatchView }) {
  const t = await getTranslations('imports')
  return (
    <Form action={decideAll} hidden={{ id: batch.id }} submit={t('decideAll')} look="quiet">
      <RadioGroup
        name="choice"
        label={t('decideAllLabel')}
        hint={t('decideAllHint')}
        defaultValue="skip"
        options={(['skip', 'same', 'create'] as const).map((value) => ({
          value,
          label: t(`choices.${value}`),
        }))}
      />
    </Form>
  )
}
