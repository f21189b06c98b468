'use client'

import { type ReactNode, useEffect } from 'react'
import { forgetRosters } from './device.ts'

/** A form of leaving: takes the rosters off this device first. Wherever it is shown, those whose time is over go too. */
export function ForgetfulForm({ action, children }: { action: () => Promise<void>; children: ReactNode }) {
  useEffect(() => {
    if (hasStore()) void forgetRosters({ all: false }).catch(() => undefined)
  }, [])
  return (
    <form
      action={action}
      onSubmit={() => {
        if (hasStore()) void forgetRosters({ all: true }).catch(() => undefined)
      }}
    >
      {children}
    </form>
  )
}

function hasStore(): boolean {
  return typeof indexedDB !== 'undefined' && 'databases' in indexedDB
}
