import { getTranslations } from 'next-intl/server'
import { RadioGroup, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { PublicComment } from '#lib/comments/public.ts'
import { reasonMax, reportReasons } from '#lib/comments/schema.ts'
import { report } from '../actions.ts'

/** Tells the moderators what is wrong with somebody's comment. */
export async function ReportForm({ comment }: { comment: PublicComment }) {
  const t = await getTranslations('comments')
  const optional = (await getTranslations('form'))('optional')
  const options = reportReasons.map((value) => ({ value: value as string, label: t(`reasons.${value}`) }))
  return (
    <Section title={t('own.reportTitle')} id="report" note={t('own.reportNote')}>
      <p className="meta">{comment.authorName}</p>
      <blockquote className="comment-quote" lang={comment.locale}>
        {comment.body}
      </blockquote>
      <Form action={report} submit={t('own.sendReport')} hidden={{ commentId: comment.id }}>
        <RadioGroup name="reason" label={t('own.reason')} options={options} required />
        <TextArea
          name="words"
          label={t('own.words')}
          optionalLabel={optional}
          rows={3}
          maxLength={reasonMax}
        />
      </Form>
    </Section>
  )
}
