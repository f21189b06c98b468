'use client'

import { type ReactNode, useContext } from 'react'
import { ComparedText, ComparedWords, type DifferenceLabels } from '#components/news/difference.tsx'
import { CheckboxField } from '#components/ui/choices.tsx'
import { FormContext } from '#components/ui/form-context.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { compareDocuments, compareWords, isSame } from '#lib/news/rules/differences.ts'
import type { FormValues } from '#lib/platform/form.ts'
import { emptyDocument, type RichDocument, richField } from '#lib/rich-text/schema.ts'

type Texts = { title: string; lead: string; coverAlt: string; body: RichDocument }
type Props = {
  version: number
  saved: Record<Locale, Texts>
  labels: {
    yours: string
    text: string
    keep: string
    keepHint: string
    none: string
    languages: Record<Locale, string>
    diff: DifferenceLabels
  }
  /** The saved version in full. */
  children: ReactNode
}

/** The version the form was made from; it stays that one until a save goes through, so nobody is overwritten by pressing twice. */
export function SentVersion({ version }: { version: number }) {
  const { state } = useContext(FormContext)
  const sent = state.status === 'refused' ? state.values.version : undefined
  return <input type="hidden" name="version" value={typeof sent === 'string' ? sent : version} />
}

/**
 * What somebody else saved meanwhile, beside what was typed, word by word. Saving over it takes a tick that names the version
 * that was looked at.
 */
export function StaleVersion({ version, saved, labels, children }: Props) {
  const { state } = useContext(FormContext)
  const sent = state.values.version
  if (state.status !== 'refused' || sent === undefined || Number(sent) === version) return null
  return (
    <section className="grid gap-4" aria-label={labels.yours}>
      {children}
      <h2 className="text-l font-semibold">{labels.yours}</h2>
      <p className="note">{labels.text}</p>
      {locales.map((locale) => (
        <Compared key={locale} locale={locale} saved={saved[locale]} typed={state.values} labels={labels} />
      ))}
      <CheckboxField
        name="overVersion"
        value={String(version)}
        label={labels.keep}
        hint={labels.keepHint}
        defaultChecked={false}
      />
    </section>
  )
}

type ComparedProps = { locale: Locale; saved: Texts; typed: FormValues; labels: Props['labels'] }

function Compared({ locale, saved, typed, labels }: ComparedProps) {
  const read = (name: string) => {
    const value = typed[`translations.${locale}.${name}`]
    return typeof value === 'string' ? value : ''
  }
  const lines = (['title', 'lead', 'coverAlt'] as const)
    .map((name) => compareWords(saved[name], read(name).trim()))
    .filter((parts) => !isSame(parts))
  const body = richField.safeParse(read('body'))
  const text = compareDocuments(saved.body, body.success ? body.data : emptyDocument)
  const isTextSame = text.every(({ parts }) => isSame(parts))
  if (lines.length === 0 && isTextSame) return null
  return (
    <div className="grid gap-2">
      <h3 lang={locale} className="font-semibold">
        {labels.languages[locale]}
      </h3>
      {lines.map((parts, index) => (
        <p key={index} lang={locale} className="compared-words">
          <ComparedWords parts={parts} labels={labels.diff} />
        </p>
      ))}
      {isTextSame ? null : <ComparedText lines={text} lang={locale} labels={labels.diff} />}
    </div>
  )
}
