import { useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'

const marks = { draft: 'wait', published: 'good', withdrawn: 'off' } as const

export function LibraryState({ state }: { state: keyof typeof marks }) {
  const t = useTranslations('library.desk')
  return <Status mark={marks[state]}>{t(`states.${state}`)}</Status>
}
