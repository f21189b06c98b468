import { getTranslations } from 'next-intl/server'
import { CertificateList } from '#components/certificates/certificate-list.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listOwnPapers } from '#lib/certificates/queries/papers.ts'

const shownMax = 5

/** The newest papers in the book, and the way to all of them and to a new extract. */
export async function CertificatesSection({ actor }: { actor: Actor }) {
  const t = await getTranslations('me.papers')
  const papers = await listOwnPapers(actor)
  return (
    <Section title={t('title')}>
      {papers.length > 0 ? <CertificateList papers={papers.slice(0, shownMax)} /> : null}
      <p>
        <SiteLink href="/me/certificates">{t('all')}</SiteLink>
      </p>
    </Section>
  )
}
