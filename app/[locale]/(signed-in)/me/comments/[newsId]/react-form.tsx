import { getTranslations } from 'next-intl/server'
import { ReactionSign } from '#components/counting/reaction-sign.tsx'
import { RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { type ReactionKind, reactionKinds } from '#lib/counting/schema.ts'
import { react } from '../actions.ts'

type Props = { newsId: string; current: ReactionKind | null }

/** The person's one sign for the item; none takes it back. */
export async function ReactForm({ newsId, current }: Props) {
  const t = await getTranslations('counting')
  const options = [
    ...reactionKinds.map((kind) => ({
      value: kind as string,
      label: t(`kinds.${kind}`),
      figure: <ReactionSign kind={kind} />,
    })),
    { value: '', label: t('none') },
  ]
  return (
    <Section title={t('yours')} id="react">
      <Form key={current} action={react} submit={t('save')} hidden={{ newsId }}>
        <RadioGroup name="kind" label={t('react')} options={options} defaultValue={current ?? ''} columns />
      </Form>
    </Section>
  )
}
