import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField } from '#components/ui/fields.tsx'
import type { CallUpCard } from '#lib/call-ups/queries.ts'
import { end, publish, withdraw } from '../actions.ts'

/** Calling out, ending, taking back: each asks once more. */
export async function Decisions({ call: { id, version, phase } }: { call: CallUpCard }) {
  const t = await getTranslations('callUp.desk')
  const form = await getTranslations('form')
  const hidden = { id, version }
  const closeLabel = form('cancel')
  if (phase === 'draft' || phase === 'withdrawn')
    return (
      <div className="actions">
        <ConfirmButton
          action={publish}
          hidden={hidden}
          label={t('publish')}
          look="main"
          tone="danger"
          confirm={{ title: t('publishTitle'), text: <p>{t('publishText')}</p>, closeLabel }}
        >
          <CheckboxField name="isSure" label={t('isSure')} required />
        </ConfirmButton>
      </div>
    )
  return (
    <div className="actions">
      {phase === 'over' ? null : (
        <ConfirmButton
          action={end}
          hidden={hidden}
          label={t('end')}
          confirm={{ title: t('endTitle'), text: <p>{t('endText')}</p>, closeLabel }}
        />
      )}
      <ConfirmButton
        action={withdraw}
        hidden={hidden}
        label={t('withdraw')}
        tone="danger"
        confirm={{ title: t('withdrawTitle'), text: <p>{t('withdrawText')}</p>, closeLabel }}
      />
    </div>
  )
}
