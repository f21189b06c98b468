import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { drop } from './actions.ts'

/** Throws the sheet away; asked first, for its corrections go too. */
export async function DropButton({ id }: { id: string }) {
  const t = await getTranslations('imports')
  return (
    <ConfirmButton
      action={drop}
      label={t('drop')}
      hidden={{ id }}
      confirm={{ title: t('dropTitle'), text: t('dropText'), closeLabel: t('close') }}
    />
  )
}
