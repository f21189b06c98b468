'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { FormContext } from '#components/ui/form-context.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = { newsId: string; locale: Locale; labels: { failed: string; signedOut: string } }

const pauseMs = 3000
const againMs = 10_000

/**
 * Keeps what is typed a few seconds after the last keystroke, beside the item and never in it. A failure is said quietly and tried
 * again. While the form itself is being sent nothing else is.
 */
export function Autosave({ newsId, locale, labels }: Props) {
  const ref = useRef<HTMLParagraphElement>(null)
  const [message, setMessage] = useState('')
  const { state } = useContext(FormContext)
  const resume = useRef<() => void>(undefined)
  useEffect(() => {
    const form = ref.current?.closest('form')
    if (!form) return
    const keeper = keepTyping(form, `/api/newsroom/${newsId}/draft?locale=${locale}`, (answer) => {
      setMessage(answer === 'failed' || answer === 'signedOut' ? labels[answer] : answer.kept)
    })
    resume.current = keeper.resume
    return keeper.stop
  }, [newsId, locale, labels])
  useEffect(() => {
    if (state.status === 'done') setMessage('')
    resume.current?.()
  }, [state])
  return (
    <p ref={ref} role="status" className="note typing-state">
      {message}
    </p>
  )
}

type Answer = { kept: string } | 'failed' | 'signedOut'

function keepTyping(form: HTMLFormElement, address: string, tell: (answer: Answer) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: AbortController | undefined
  let [isDirty, isPaused] = [false, false]
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }
  const send = async () => {
    if (isPaused || !isDirty) return
    isDirty = false
    sending = new AbortController()
    const answer = await post(form, address, sending.signal)
    if (!answer) return
    tell(answer)
    if (answer !== 'failed') return
    isDirty = true
    later(againMs)
  }
  const onInput = () => {
    isDirty = true
    later(pauseMs)
  }
  const onSubmit = () => {
    isPaused = true
    isDirty = false
    clearTimeout(timer)
    sending?.abort()
  }
  const onLeave = () => {
    if (isDirty && !isPaused) navigator.sendBeacon(address, typedForm(form))
  }
  form.addEventListener('input', onInput)
  form.addEventListener('submit', onSubmit)
  window.addEventListener('pagehide', onLeave)
  return {
    resume: () => {
      isPaused = false
    },
    stop: () => {
      clearTimeout(timer)
      form.removeEventListener('input', onInput)
      form.removeEventListener('submit', onSubmit)
      window.removeEventListener('pagehide', onLeave)
    },
  }
}

/** Null when the sending was broken off, because the form itself is sent. */
async function post(form: HTMLFormElement, address: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const answer = await fetch(address, { method: 'POST', body: typedForm(form), signal })
    if (answer.status === 401) return 'signedOut'
    if (!answer.ok) return 'failed'
    return (await answer.json()) as { kept: string }
  } catch {
    return signal.aborted ? null : 'failed'
  }
}

const notTyped = /^(?:\$|id$|intent$|overVersion$)/

function typedForm(form: HTMLFormElement): FormData {
  const typed = new FormData(form)
  for (const name of [...typed.keys()]) if (notTyped.test(name)) typed.delete(name)
  return typed
}
