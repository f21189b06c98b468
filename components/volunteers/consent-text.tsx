import { getTranslations } from 'next-intl/server'

type Text = { title: string; body: string; version: string; locale: string }

/** The words of a consent as they are read before signing; unfolds in place. */
export async function ConsentText({ text, isOpen }: { text: Text; isOpen?: boolean }) {
  const t = await getTranslations('volunteers')
  return (
    <details className="unfold" open={isOpen}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
        {t('form.text', { title: text.title })}
      </summary>
      <div className="unfold-body grid gap-3" lang={text.locale}>
        {text.body.split('\n\n').map((paragraph) => (
          <p key={paragraph.slice(0, 40)}>{paragraph}</p>
        ))}
        <p className="meta">{t('consentPage.version', { version: text.version })}</p>
      </div>
    </details>
  )
}
