import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { move, remove } from './actions.ts'

type Props = {
  newsId: string
  attachment: { id: string; kind: 'photo' | 'document'; name: string }
  place: { index: number; count: number }
}

/** Moves one of a row a step, or takes it out. */
export async function Order({ newsId, attachment, place: { index, count } }: Props) {
  const t = await getTranslations('reading.desk')
  const hidden = { id: newsId, attachmentId: attachment.id, kind: attachment.kind }
  return (
    <div className="actions" role="group" aria-label={t('orderOf', { name: attachment.name })}>
      {index > 0 ? (
        <ConfirmButton
          action={move}
          label={t('earlier')}
          hidden={{ ...hidden, to: 'earlier' }}
          look="small-quiet"
        />
      ) : null}
      {index < count - 1 ? (
        <ConfirmButton
          action={move}
          label={t('later')}
          hidden={{ ...hidden, to: 'later' }}
          look="small-quiet"
        />
      ) : null}
      <ConfirmButton
        action={remove}
        label={t('remove')}
        hidden={hidden}
        look="small-quiet"
        tone="danger"
        confirm={{ title: t('removeTitle'), text: t('removeText'), closeLabel: t('close') }}
      />
    </div>
  )
}
