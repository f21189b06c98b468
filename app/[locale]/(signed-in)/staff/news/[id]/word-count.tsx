'use client'

import { useEffect, useRef, useState } from 'react'
import type { Locale } from '#lib/i18n/routing.ts'
import { countWords, type WordCount } from '#lib/news/rules/word-count.ts'
import { emptyDocument, richField } from '#lib/rich-text/schema.ts'

type Props = {
  locale: Locale
  initial: WordCount
  labels: { label: string; words: string; signs: string; minutes: string }
}

const pauseMs = 400

/** How long the text is: counted by the server, and again while it is typed. */
export function WordCountLine({ locale, initial, labels }: Props) {
  const ref = useRef<HTMLParagraphElement>(null)
  const [typed, setTyped] = useState<WordCount | null>(null)
  useEffect(() => {
    const form = ref.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => setTyped(countForm(new FormData(form), locale))
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(count, pauseMs)
    }
    form.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', onInput)
    }
  }, [locale])
  const { words, signs, minutes } = typed ?? initial
  return (
    <p ref={ref} className="text-count" aria-label={labels.label}>
      <span>
        {labels.words}: {words}
      </span>
      <span>
        {labels.signs}: {signs}
      </span>
      <span>
        {labels.minutes}: {minutes}
      </span>
    </p>
  )
}

function countForm(form: FormData, locale: Locale): WordCount {
  const read = (name: string) => {
    const value = form.get(`translations.${locale}.${name}`)
    return typeof value === 'string' ? value : ''
  }
  const body = richField.safeParse(read('body'))
  return countWords({
    title: read('title').trim(),
    lead: read('lead').trim(),
    body: body.success ? body.data : emptyDocument,
  })
}
