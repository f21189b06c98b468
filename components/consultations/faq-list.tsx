import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import type { PublishedFaq } from '#lib/consultations/public.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = {
  entries: PublishedFaq[]
  /** Whether a reader can say if an answer helped; `thanked` is the answer they just spoke of. */
  asksHelped?: boolean
  thanked?: string
  /** Unfolds everything: the hits of a search. */
  isOpen?: boolean
}

/** Questions that unfold, without script too. */
export async function FaqList({ entries, asksHelped, thanked, isOpen }: Props) {
  return (
    <div className="questions">
      {entries.map((entry) => (
        <details key={entry.id} id={`q-${entry.id}`} open={isOpen || thanked === entry.id}>
          <summary>{entry.question}</summary>
          <Paragraphs text={entry.answer} />
          {entry.link ? <FaqLink href={entry.link} /> : null}
          {asksHelped ? <Helped entryId={entry.id} isThanked={thanked === entry.id} /> : null}
        </details>
      ))}
    </div>
  )
}

async function FaqLink({ href }: { href: string }) {
  const t = await getTranslations('consultation.faq')
  return (
    <p>
      <SiteLink href={href}>{t('link')}</SiteLink>
    </p>
  )
}

/** A plain form: the page is the same for everybody and has no script of its own for this. */
async function Helped({ entryId, isThanked }: { entryId: string; isThanked: boolean }) {
  const t = await getTranslations('consultation.faq')
  const locale = (await getLocale()) as Locale
  if (isThanked) return <p role="status">{t('thanks')}</p>
  return (
    <form action="/api/faq" method="post" className="faq-helped">
      <input type="hidden" name="entryId" value={entryId} />
      <input type="hidden" name="locale" value={locale} />
      <span id={`h-${entryId}`}>{t('helped')}</span>
      {(['yes', 'no'] as const).map((helped) => (
        <button
          key={helped}
          type="submit"
          name="helped"
          value={helped}
          className="button button-small button-quiet"
          aria-describedby={`h-${entryId}`}
        >
          {t(helped)}
        </button>
      ))}
    </form>
  )
}
