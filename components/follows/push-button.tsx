'use client'

import { useEffect, useState } from 'react'
import { agree, canNotify, disagree, findAgreement, tell } from './browser.ts'

export type PushLabels = {
  start: string
  stop: string
  on: string
  refused: string
  failed: string
  vendor: string
}
type Props = { publicKey: string; topic: string; locale: string; labels: PushLabels }
type State = 'unknown' | 'off' | 'on' | 'busy' | 'refused' | 'failed'

/** Notifications of this browser about one thing. Its maker's service is asked only after somebody pressed it. */
export function PushButton({ publicKey, topic, locale, labels }: Props) {
  const [state, setState] = useState<State>('unknown')
  useEffect(() => {
    if (canNotify()) void standing(topic).then(setState, () => setState('off'))
  }, [topic])
  if (state === 'unknown') return null
  const press = () => {
    const run = state === 'on' ? end(topic) : begin({ publicKey, topic, locale })
    setState('busy')
    run.then(setState, () => setState('failed'))
  }
  return (
    <div className="grid justify-items-start gap-2">
      <button
        type="button"
        className="button button-small button-quiet"
        aria-pressed={state === 'on'}
        disabled={state === 'busy'}
        onClick={press}
      >
        {state === 'on' ? labels.stop : labels.start}
      </button>
      <p className="note" role="status">
        {state === 'on' || state === 'refused' || state === 'failed' ? labels[state] : labels.vendor}
      </p>
    </div>
  )
}

async function standing(topic: string): Promise<State> {
  const agreement = await findAgreement()
  if (!agreement) return 'off'
  return (await tell(agreement, { intent: 'look' })).includes(topic) ? 'on' : 'off'
}

async function begin({ publicKey, topic, locale }: Omit<Props, 'labels'>): Promise<State> {
  const agreement = (await findAgreement()) ?? (await agree(publicKey))
  if (!agreement) return 'refused'
  return (await tell(agreement, { intent: 'follow', topic, locale })).includes(topic) ? 'on' : 'failed'
}

async function end(topic: string): Promise<State> {
  const agreement = await findAgreement()
  if (!agreement) return 'off'
  const left = await tell(agreement, { intent: 'stop', topic })
  if (left.length === 0) await disagree(agreement)
  return 'off'
}
