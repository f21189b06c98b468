'use client'

import { useEffect, useState } from 'react'
import { canNotify, disagree, findAgreement, tell } from './browser.ts'

type Labels = {
  none: string
  impossible: string
  count: string
  stopTopic: string
  stopAll: string
  stopped: string
  failed: string
}
type Props = { labels: Labels; names: Record<string, string> }

/** Everything this browser gets notifications of, each to be ended, or all at once. */
export function PushSettings({ labels, names }: Props) {
  const [topics, setTopics] = useState<string[] | null>(null)
  const [message, setMessage] = useState('')
  useEffect(() => {
    look().then(setTopics, () => setMessage(canNotify() ? labels.failed : labels.impossible))
  }, [labels])
  const run = (work: () => Promise<string[]>) => {
    work().then(
      (left) => {
        setTopics(left)
        setMessage(labels.stopped)
      },
      () => setMessage(labels.failed),
    )
  }
  if (topics === null) return <p role="status">{message}</p>
  return (
    <div className="stack">
      <p role="status">{message}</p>
      {topics.length === 0 ? <p>{labels.none}</p> : <h2>{labels.count}</h2>}
      <ul className="grid gap-3">
        {topics.map((topic) => (
          <li key={topic} className="flex flex-wrap items-center justify-between gap-3">
            <span>{names[topic] ?? topic.split(':')[0]}</span>
            <button
              type="button"
              className="button button-small button-quiet"
              aria-label={`${labels.stopTopic}: ${names[topic] ?? ''}`}
              onClick={() => run(() => stopOne(topic))}
            >
              {labels.stopTopic}
            </button>
          </li>
        ))}
      </ul>
      {topics.length > 0 ? (
        <p>
          <button type="button" className="button" onClick={() => run(stopAll)}>
            {labels.stopAll}
          </button>
        </p>
      ) : null}
    </div>
  )
}

async function look(): Promise<string[]> {
  const agreement = await findAgreement()
  return agreement ? tell(agreement, { intent: 'look' }) : []
}

async function stopOne(topic: string): Promise<string[]> {
  const agreement = await findAgreement()
  if (!agreement) return []
  const left = await tell(agreement, { intent: 'stop', topic })
  if (left.length === 0) await disagree(agreement)
  return left
}

async function stopAll(): Promise<string[]> {
  const agreement = await findAgreement()
  if (agreement) await disagree(agreement)
  return []
}
