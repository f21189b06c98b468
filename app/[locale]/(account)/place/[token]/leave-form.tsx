import { getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { leave } from './actions.ts'

/** The button itself; the children this adult came with leave too, which is said before it is pressed. */
export async function LeaveForm({ place: { token, status, children } }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place.release')
  const hidden = { token, withChildren: children.length > 0 ? 'on' : '' }
  return (
    <Form
      action={leave}
      hidden={hidden}
      submit={status === 'waiting' ? t('submitWaiting') : t('submit')}
      tone="danger"
    />
  )
}
