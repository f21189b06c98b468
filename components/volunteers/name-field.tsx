'use client'

import { useState } from 'react'
import { mixedScriptFix } from '#lib/platform/text.ts'
import { TextField } from '#components/ui/fields.tsx'
import { useField } from '#components/ui/form-context.ts'

type Words = { found: string; fixed: string; typed: string }
type Props = {
  name: string
  label: string
  words: Words
  defaultValue?: string
  required?: boolean
  optionalLabel?: string
}

/** A part of a name. A word of mixed scripts gets its likely spelling offered; the last word is the typist's. */
export function NameField({ words, defaultValue = '', ...field }: Props) {
  const { back } = useField(field.name, field.label)
  const [live, setLive] = useState<string | null>(null)
  const value = live ?? (typeof back.typed === 'string' ? back.typed : defaultValue)
  const fix = mixedScriptFix(value)
  return (
    <div className="grid gap-3">
      <TextField
        {...field}
        defaultValue={defaultValue}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => setLive(event.currentTarget.value)}
      />
      {fix === null ? null : (
        <Spelling
          name={`spelling.${field.name}`}
          words={words}
          fix={fix}
          typed={value}
          isKept={value === defaultValue}
        />
      )}
    </div>
  )
}

type SpellingProps = { name: string; words: Words; fix: string; typed: string; isKept: boolean }

function Spelling({ name, words, fix, typed, isKept }: SpellingProps) {
  const { back } = useField(name, words.found)
  const chosen = back.typed ?? (isKept ? 'typed' : 'fixed')
  return (
    <fieldset className="notice notice-plain" aria-live="polite">
      <legend className="float-left w-full text-sm font-semibold">{words.found}</legend>
      {(['fixed', 'typed'] as const).map((choice) => (
        <label key={choice} className="choice clear-both">
          <input
            key={back.attempt}
            type="radio"
            name={name}
            value={choice}
            defaultChecked={chosen === choice}
          />
          <span>
            {words[choice]} <b>«{choice === 'fixed' ? fix : typed}»</b>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
