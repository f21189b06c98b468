import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Table } from '#components/ui/table.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ListedTemplate } from '#lib/mailings/queries/templates.ts'
import { removeText } from './actions.ts'

/** The texts the actor's centres keep. */
export async function Templates({ rows }: { rows: ListedTemplate[] }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('list.templates')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t('sent.saveName'), header: true, cell: ({ name }) => name },
        { key: 'kind', label: t('list.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          key: 'centre',
          label: t('choose.centre'),
          wide: true,
          cell: ({ centre }) => inLocale(centre, 'name', locale),
        },
        {
          key: 'remove',
          label: t('list.remove'),
          cell: ({ id, name }) => (
            <ConfirmButton
              action={removeText}
              label={t('list.remove')}
              hidden={{ templateId: id }}
              look="small-quiet"
              tone="danger"
              confirm={{
                title: t('list.removeNamed', { name }),
                text: t('list.removeText'),
                closeLabel: t('close'),
              }}
            />
          ),
        },
      ]}
    />
  )
}
