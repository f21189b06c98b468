import { getTranslations } from 'next-intl/server'
import type { NamedEntry } from '#lib/audit/queries.ts'

/** An act in words, with its reason and the names of changed fields; values are not in the history. */
export async function AuditAction({ entry }: { entry: Pick<NamedEntry, 'action' | 'details'> }) {
  const t = await getTranslations('audit')
  const { reason, fields } = known(entry.details)
  const key = `actions.${entry.action}`
  const words = fields.filter((field) => t.has(`fields.${field}`)).map((field) => t(`fields.${field}`))
  return (
    <>
      {t.has(key) ? t(key) : entry.action}
      {reason ? <span className="block font-normal">{t('reason', { reason })}</span> : null}
      {words.length > 0 ? (
        <span className="block font-normal">{t('fieldsChanged', { fields: words.join(', ') })}</span>
      ) : null}
    </>
  )
}

function known(details: NamedEntry['details']): { reason: string; fields: string[] } {
  const facts = typeof details === 'object' && details !== null && !Array.isArray(details) ? details : {}
  return {
    reason: typeof facts.reason === 'string' ? facts.reason : '',
    fields: Array.isArray(facts.fields) ? facts.fields.filter((field) => typeof field === 'string') : [],
  }
}
