import { getTranslations } from 'next-intl/server'
import type { SignatureLabels } from '#components/certificates/signature-verdict.tsx'

/** The words of a signature's verdict, for the browser that reaches it by itself. */
export async function signatureLabels(): Promise<SignatureLabels> {
  const t = await getTranslations('verify')
  return {
    right: t('signature.right'),
    changed: t('signature.changed'),
    unreadable: t('signature.unreadable'),
    otherKey: t('signature.otherKey'),
    otherCode: t('signature.otherCode'),
    elsewhere: t('signature.elsewhere'),
    unsupported: t('signature.unsupported'),
    says: t('signature.says'),
    hidden: t('signature.hidden'),
    code: t('paper.code'),
    name: t('paper.name'),
    hours: t('paper.hours'),
    period: t('paper.period'),
    issuedOn: t('paper.issuedOn'),
  }
}
