'use client'

import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { certificateCodeText, type SignedFacts } from '#lib/certificates/rules/payload.ts'
import { formatDate, formatDateRange, formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export type SignatureState =
  'right' | 'changed' | 'unreadable' | 'otherKey' | 'elsewhere' | 'otherCode' | 'unsupported'
export type SignatureLabels = Record<SignatureState, string> &
  Record<'says' | 'hidden' | 'code' | 'name' | 'hours' | 'period' | 'issuedOn', string>

type Props = {
  state: SignatureState
  facts: SignedFacts | null
  labels: SignatureLabels
  locale: Locale
}

/** What a signature came to, and what the signed text says; each hidden fact is named as hidden. */
export function SignatureVerdict({ state, facts, labels, locale }: Props) {
  const tone = state === 'right' ? 'good' : state === 'unsupported' ? 'plain' : 'bad'
  return (
    <div role="status">
      <Notice tone={tone}>{labels[state]}</Notice>
      {facts && state === 'right' ? (
        <div className="pt-4">
          <p className="note">{labels.says}</p>
          <DescriptionList
            facts={[
              { label: labels.code, value: certificateCodeText(facts.code) },
              { label: labels.name, value: facts.name ?? labels.hidden },
              {
                label: labels.hours,
                value: facts.minutes === null ? labels.hidden : formatHours(locale, facts.minutes),
              },
              {
                label: labels.period,
                value: facts.from && facts.to ? formatDateRange(locale, facts.from, facts.to) : labels.hidden,
              },
              { label: labels.issuedOn, value: formatDate(locale, facts.issuedOn) },
            ]}
          />
        </div>
      ) : null}
    </div>
  )
}
