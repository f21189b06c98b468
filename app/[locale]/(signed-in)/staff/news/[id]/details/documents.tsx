import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { FileField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { documentAccept, documentAddress, documentBytesMax, megabyte } from '#lib/files/rules.ts'
import { formatBytes } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { NewsDetails } from '#lib/news/queries/details.ts'
import { documentTitleMax } from '#lib/news/schema/details.ts'
import { addDocument, describeDocument } from './actions.ts'
import { Order } from './order.tsx'

/** The documents of an item in their order. */
export async function Documents({ details, locale }: { details: NewsDetails; locale: Locale }) {
  const t = await getTranslations('reading.desk')
  return (
    <div className="grid gap-6">
      {details.documents.length === 0 ? <p className="note">{t('noDocuments')}</p> : null}
      <ol className="grid gap-6">
        {details.documents.map((document, index) => (
          <li key={document.id} className="grid gap-3 border-t border-line pt-4">
            <p>
              <a href={documentAddress(document.file)}>{inLocale(document, 'title', locale)}</a>{' '}
              <span className="meta">
                {document.file.originalName}, {formatBytes(locale, document.file.bytes)}
              </span>
            </p>
            <Order
              newsId={details.id}
              attachment={{ id: document.id, kind: 'document', name: inLocale(document, 'title', locale) }}
              place={{ index, count: details.documents.length }}
            />
            <details>
              <summary>{t('rename')}</summary>
              <Form
                action={describeDocument}
                hidden={{ id: details.id, documentId: document.id }}
                submit={t('save')}
                look="quiet"
              >
                <Titles row={document} />
              </Form>
            </details>
          </li>
        ))}
      </ol>
      <details>
        <summary>{t('sendDocument')}</summary>
        <Form action={addDocument} hidden={{ id: details.id }} submit={t('add')} look="quiet">
          <FileField
            name="file"
            label={t('file')}
            hint={t('documentHint', { megabytes: documentBytesMax / megabyte })}
            accept={documentAccept}
            required
          />
          <Titles row={null} />
        </Form>
      </details>
    </div>
  )
}

async function Titles({ row }: { row: object | null }) {
  const t = await getTranslations('reading.desk')
  return (
    <TrilingualFields
      name="title"
      labels={{ kk: t('documentTitle.kk'), ru: t('documentTitle.ru'), en: t('documentTitle.en') }}
      row={row}
      required
      optionalEnglish={t('optional')}
      maxLength={documentTitleMax}
    />
  )
}
