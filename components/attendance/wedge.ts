'use client'

import { useEffect, useRef } from 'react'
import { checkInCodeIn } from '#lib/attendance/rules/snapshot.ts'

const lengthMax = 14

/**
 * Listens for a scanner that types: `BGC:`, ten letters, Enter. Keys are read by their place on the board, because the scanner
 * presses those of a Latin one while the device may be set to Kazakh or Russian.
 */
export function useWedge(onCode: (code: string) => void): void {
  const told = useRef(onCode)
  useEffect(() => {
    told.current = onCode
  }, [onCode])
  useEffect(() => listenToWedge((code) => told.current(code)), [])
}

function listenToWedge(onCode: (code: string) => void): () => void {
  let typed = ''
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') {
      typed = (typed + letterOf(event)).slice(-lengthMax)
      return
    }
    const [prefixed] = /BGC:?[0-9A-Z]{10}$/.exec(typed) ?? []
    typed = ''
    const code = prefixed ? checkInCodeIn(prefixed) : null
    if (!code) return
    event.preventDefault()
    event.stopPropagation()
    clearField(event.target)
    onCode(code)
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => window.removeEventListener('keydown', listen, { capture: true })
}

function letterOf({ code }: KeyboardEvent): string {
  const [, letter] = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code) ?? []
  if (letter) return letter
  return code === 'Semicolon' ? ':' : ''
}

/** What the scanner typed into a field on its way is taken out again; React hears of it. */
function clearField(target: EventTarget | null) {
  if (!(target instanceof HTMLInputElement) || target.type !== 'search') return
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  setter?.call(target, '')
  target.dispatchEvent(new Event('input', { bubbles: true }))
}
