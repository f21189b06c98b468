import { useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import type { HotLine as Line } from '#lib/home/rules/featured.ts'

/** The office's phone with its hours; without one there is no section. */
export function HotLine({ line }: { line: Line | null }) {
  const t = useTranslations('homeDesk.public')
  if (!line) return null
  return (
    <Section className="shell" title={t('hotLine')} note={line.hours || undefined}>
      <p className="hot-line-phone">
        <a href={`tel:${line.phone.replace(/[^\d+]/g, '')}`}>{line.phone}</a>
      </p>
      <p>{line.words}</p>
    </Section>
  )
}
