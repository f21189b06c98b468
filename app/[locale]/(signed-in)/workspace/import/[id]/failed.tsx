import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { BatchView } from '#lib/imports/queries/batch.ts'
import { DropButton } from './drop-button.tsx'

/** Why a file could not be read, and what to do about it. */
export async function Failed({ batch }: { batch: BatchView }) {
  const t = await getTranslations('imports')
  const key = `problems.${batch.problem}`
  const values = batch.problemValues as Record<string, string>
  return (
    <Notice tone="bad" title={t('failedTitle')}>
      <p>{t.has(key) ? t(key, values) : t('problems.broken')}</p>
      <p className="pt-2">{t('nothingWritten')}</p>
      <div className="actions pt-4">
        <ButtonLink href="/workspace/import/new">{t('another')}</ButtonLink>
        <DropButton id={batch.id} />
      </div>
    </Notice>
  )
}
