import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'

type Props = {
  person: { href: string; name: string; position: string } | null
  organisation: { href: string | null; name: string } | null
}

/** Whom an item is about. Names are the pictures: the person's stands large, with a golden dot behind it. */
export function StorySubject({ person, organisation }: Props) {
  const t = useTranslations('reading')
  if (!person && !organisation) return null
  return (
    <aside className="story-subject" aria-label={t('about')}>
      <p className="meta">{t('about')}</p>
      {person ? (
        <>
          <p className="story-name">
            <SiteLink href={person.href}>{person.name}</SiteLink>
          </p>
          {person.position ? <p>{person.position}</p> : null}
        </>
      ) : null}
      {organisation ? <p>{linked(organisation)}</p> : null}
    </aside>
  )
}

function linked({ href, name }: NonNullable<Props['organisation']>) {
  return href ? <SiteLink href={href}>{name}</SiteLink> : name
}
