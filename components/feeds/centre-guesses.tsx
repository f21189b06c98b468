import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { CentreGuess } from '#lib/feeds/public/choices.ts'

type Props = { guess: CentreGuess; hrefOf: (slug: string) => string }

/** The centres somebody may mean by a piece of a name, each as a link that chooses it. */
export function CentreGuesses({ guess, hrefOf }: Props) {
  const t = useTranslations('feeds.page')
  if (guess.centres.length === 0) return <Notice tone="plain">{t('noCentre')}</Notice>
  return (
    <Section title={t('centres')} note={t('centresText')}>
      <ul className="link-list">
        {guess.centres.map(({ slug, name }) => (
          <li key={slug}>
            <SiteLink href={hrefOf(slug)} rel="nofollow">
              {name}
            </SiteLink>
          </li>
        ))}
      </ul>
      {guess.hasMore ? <p className="note">{t('centresMany')}</p> : null}
    </Section>
  )
}
