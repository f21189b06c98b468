'use client'

import { useState, useSyncExternalStore } from 'react'

type Props = {
  /** Absolute address of the page. */
  address: string
  title: string
  labels: { group: string; mail: string; copy: string; copied: string; share: string }
}

/** Ways to pass a page on, none through a third party: a letter without script, and with it the clipboard and the device's own. */
export function ShareLinks({ address, title, labels }: Props) {
  const [isCopied, setCopied] = useState(false)
  const canShare = useSyncExternalStore(neverChanges, isAbleToShare, () => false)
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  const share = () => {
    // Closing the device's own dialog is no failure.
    navigator.share({ title, url: address }).catch(() => undefined)
  }
  return (
    <div className="share no-print" role="group" aria-label={labels.group}>
      <a className="button button-small button-quiet" href={mail}>
        {labels.mail}
      </a>
      <button type="button" className="button button-small button-quiet needs-script" onClick={copy}>
        {labels.copy}
      </button>
      {canShare ? (
        <button type="button" className="button button-small button-quiet" onClick={share}>
          {labels.share}
        </button>
      ) : null}
      <span role="status" className="note">
        {isCopied ? labels.copied : null}
      </span>
    </div>
  )
}

function isAbleToShare(): boolean {
  return 'share' in navigator
}

function neverChanges(): () => void {
  return () => undefined
}
