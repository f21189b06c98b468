import { useTranslations } from 'next-intl'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'

const machinePath = '/api/keys'

/** The key for people; programs read the same at /api/keys. */
export function PublicKeySection({ keyId, publicKey }: { keyId: string; publicKey: string }) {
  const t = useTranslations('verify.key')
  return (
    <Section title={t('title')}>
      <p className="pb-4">{t('text')}</p>
      <DescriptionList
        facts={[
          { label: t('id'), value: <code>{keyId}</code> },
          { label: t('value'), value: <code className="break-all">{publicKey}</code> },
          { label: t('machine'), value: <a href={machinePath}>{machinePath}</a> },
        ]}
      />
    </Section>
  )
}
