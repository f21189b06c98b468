import { getTranslations } from 'next-intl/server'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import type { ConsentText } from '#lib/volunteers/queries/consent-text.ts'

/** A consent's words in full: nobody agrees to what is folded away. */
export async function ConsentWords({ text }: { text: ConsentText }) {
  const t = await getTranslations('consentRequests.page')
  return (
    <div className="grid gap-3" lang={text.locale}>
      <h3>{text.title}</h3>
      <Paragraphs text={text.body} />
      <p className="meta">{t('version', { version: text.version })}</p>
    </div>
  )
}
