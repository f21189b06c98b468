'use client'

import { useEffect, useRef, useState } from 'react'

type Props = { label: string; counted: string }

/** Ticks everybody on this page, and says how many are ticked. Only where there is script; without it each tick stands alone. */
export function TickAll({ label, counted }: Props) {
  const place = useRef<HTMLSpanElement>(null)
  const [count, setCount] = useState<number | null>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const look = () => setCount(ticksOf(form).filter(({ checked }) => checked).length)
    look()
    form.addEventListener('change', look)
    return () => form.removeEventListener('change', look)
  }, [])
  const tick = (isTicked: boolean) => {
    const form = place.current?.closest('form')
    if (!form) return
    for (const each of ticksOf(form)) each.checked = isTicked
    setCount(isTicked ? ticksOf(form).length : 0)
  }
  return (
    <span ref={place} className="tick-all">
      {count === null ? null : (
        <>
          <label className="choice">
            <input type="checkbox" onChange={(event) => tick(event.currentTarget.checked)} />
            <span>{label}</span>
          </label>
          <span role="status">{count > 0 ? counted.replace('#', String(count)) : ''}</span>
        </>
      )}
    </span>
  )
}

function ticksOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name="volunteerIds[]"]')]
}
