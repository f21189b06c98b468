'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ageOn } from '#lib/volunteers/rules.ts'

type Props = { years: number; today: string; birthField?: string; children: ReactNode }

/**
 * Fields for people under an age. With script they follow the birth date of the form and are not sent when it makes them
 * needless; without script they are always there and the server decides.
 */
export function AgeBelow({ years, today, birthField = 'birthDate', children }: Props) {
  const ref = useRef<HTMLFieldSetElement>(null)
  const [isNeedless, setNeedless] = useState(false)
  useEffect(() => {
    const field = ref.current?.form?.elements.namedItem(birthField)
    if (!(field instanceof HTMLInputElement)) return
    const look = () =>
      setNeedless(!/^\d{4}-\d\d-\d\d$/.test(field.value) || ageOn(field.value, today) >= years)
    look()
    field.addEventListener('input', look)
    return () => field.removeEventListener('input', look)
  }, [birthField, today, years])
  return (
    <fieldset ref={ref} className="m-0 min-w-0 border-0 p-0" hidden={isNeedless} disabled={isNeedless}>
      {children}
    </fieldset>
  )
}
