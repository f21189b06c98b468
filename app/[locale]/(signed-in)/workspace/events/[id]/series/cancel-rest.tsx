import { useTranslations } from 'next-intl'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { RadioGroup, TextField } from '#components/ui/fields.tsx'
import { Section } from '#components/ui/section.tsx'
import type { EventToRun } from '#lib/events/queries.ts'
import { cancelRest } from './actions.ts'

/** Calls off what is to come of a series for one public reason. */
export function CancelRest({ event }: { event: EventToRun }) {
  const t = useTranslations('series.work')
  const tFields = useTranslations('events.fields')
  const reason = tFields('reason')
  return (
    <Section title={t('cancelTitle')} note={t('cancelText')} id="cancel">
      <ConfirmButton
        action={cancelRest}
        label={t('cancel')}
        hidden={{ eventId: event.id }}
        tone="danger"
        confirm={{ title: t('cancelTitle'), text: t('cancelAsk'), closeLabel: t('close') }}
      >
        <RadioGroup
          name="scope"
          label={t('which')}
          defaultValue="following"
          options={[
            { value: 'following', label: t('scopeFollowing') },
            { value: 'all', label: t('scopeAll') },
          ]}
        />
        <TextField
          name="reasonKk"
          label={tFields('inKk', { field: reason })}
          lang="kk"
          maxLength={300}
          required
        />
        <TextField
          name="reasonRu"
          label={tFields('inRu', { field: reason })}
          lang="ru"
          maxLength={300}
          required
        />
        <TextField name="reasonEn" label={tFields('inEn', { field: reason })} lang="en" maxLength={300} />
      </ConfirmButton>
    </Section>
  )
}
