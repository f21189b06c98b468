import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '#components/ui/fields.tsx'
import type { listFollowChoices } from '#lib/follows/public.ts'
import type { Following } from '#lib/follows/queries/own.ts'
import { HowFields, TopicFields } from './topic-fields.tsx'

type Props = {
  following: Pick<Following, 'locale' | 'isAtOnce'>
  topics: { value: string; label: string }[]
  choices: Awaited<ReturnType<typeof listFollowChoices>>
}

/** What is followed, each to be taken away, with what can be added, the language and how often. */
export function KeptFields({ following, topics, choices }: Props) {
  const t = useTranslations('follows.own')
  return (
    <>
      {topics.length > 0 ? (
        <CheckboxGroup
          name="kept[]"
          label={t('kept')}
          hint={t('keptHint')}
          options={topics}
          defaultValue={topics.map(({ value }) => value)}
        />
      ) : null}
      <fieldset className="group">
        <legend>{t('add')}</legend>
        <TopicFields choices={choices} />
      </fieldset>
      <HowFields locale={following.locale} isAtOnce={following.isAtOnce} />
    </>
  )
}
