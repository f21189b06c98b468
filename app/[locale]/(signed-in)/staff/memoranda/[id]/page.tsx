import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { canTerminateMemoranda } from '#lib/memoranda/policy.ts'
import { findMemorandum, type StaffMemorandum } from '#lib/memoranda/queries.ts'
import { idPattern } from '#lib/platform/text.ts'
import { save } from '../actions.ts'
import { CardFields, MemorandumFields } from '../memorandum-fields.tsx'
import { saveCard } from './actions.ts'
import { Decisions, Paper } from './decisions.tsx'
import { FrozenText } from './frozen-text.tsx'
import { MemorandumHead } from './memorandum-head.tsx'
import { Steps } from './steps.tsx'
import { Term } from './term.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memoranda.staff')
  return { title: t('title') }
}

export default async function StaffMemorandumPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const { saved, done } = await searchParams
  const memorandum = idPattern.test(id) ? await findMemorandum(actor, id) : null
  if (!memorandum) notFound()
  const t = await getTranslations('memoranda.staff')
  return (
    <>
      <MemorandumHead memorandum={memorandum} current="text" done={done} />
      <div className="shell pt-6">
        {saved ? (
          <div className="pb-6">
            <Notice tone="good" role="status">
              {t('saved')}
            </Notice>
          </div>
        ) : null}
        <Decisions memorandum={memorandum} mayTerminate={canTerminateMemoranda(actor)} />
        <Steps actor={actor} memorandum={memorandum} />
        <Term actor={actor} memorandum={memorandum} />
        <Paper memorandum={memorandum} />
        {memorandum.isSigned || memorandum.isAgreed ? (
          <Settled actor={actor} memorandum={memorandum} />
        ) : (
          <Draft actor={actor} memorandum={memorandum} />
        )}
      </div>
    </>
  )
}

type PartProps = { actor: Actor; memorandum: StaffMemorandum }

async function Draft({ actor, memorandum }: PartProps) {
  const t = await getTranslations('memoranda.staff')
  const form = await getTranslations('form')
  return (
    <Section title={t('content')}>
      <Form
        key={memorandum.version}
        action={save}
        hidden={{ id: memorandum.id, version: memorandum.version }}
        submit={form('save')}
        labels={{ pending: form('sending') }}
      >
        <MemorandumFields actor={actor} memorandum={memorandum} />
      </Form>
    </Section>
  )
}

/** The text as it was agreed, to read; what stands beside it, to correct. */
async function Settled({ actor, memorandum }: PartProps) {
  const t = await getTranslations('agreements')
  const form = await getTranslations('form')
  return (
    <>
      <Section title={t('frozen.title')} note={t('frozen.note')}>
        <FrozenText memorandum={memorandum} />
      </Section>
      <Section title={t('card.title')} note={t('card.note')}>
        <Form
          key={memorandum.version}
          action={saveCard}
          hidden={{ id: memorandum.id, version: memorandum.version }}
          submit={form('save')}
          labels={{ pending: form('sending') }}
        >
          <CardFields actor={actor} memorandum={memorandum} />
        </Form>
      </Section>
    </>
  )
}
