'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { type RefObject, useEffect, useRef, useTransition } from 'react'

const pauseMs = 250

/**
 * Lets the form it stands in answer while somebody types or chooses: after a pause the list below is replaced, and the address
 * with it, without a new entry in the history. The field keeps its focus; an answer that comes too late is dropped by the router.
 */
export function LiveSearch({ path }: { path: string }) {
  const router = useRouter()
  const place = useRef<HTMLSpanElement>(null)
  const shown = useRef('')
  const [isPending, startTransition] = useTransition()
  useFollowedAddress(place, shown)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const query = queryOf(form)
      if (query === shown.current) return
      shown.current = query
      startTransition(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(show, pauseMs)
    }
    const atOnce = (event: Event) => {
      event.preventDefault()
      clearTimeout(timer)
      show()
    }
    form.addEventListener('input', later)
    form.addEventListener('submit', atOnce)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', later)
      form.removeEventListener('submit', atOnce)
    }
  }, [path, router])
  useEffect(() => {
    place.current?.closest('form')?.toggleAttribute('data-pending', isPending)
  }, [isPending])
  return <span ref={place} hidden />
}

/** An address that did not come from the form (a kept list, the way back) fills its fields. */
function useFollowedAddress(place: RefObject<HTMLSpanElement | null>, shown: RefObject<string>) {
  const params = useSearchParams()
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form || params.toString() === shown.current) return
    const isFirst = shown.current === ''
    if (!isFirst) fill(form, params)
    shown.current = queryOf(form)
  }, [params, place, shown])
}

function fill(form: HTMLFormElement, params: URLSearchParams) {
  const columns = params.get('cols')?.split(',')
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = columns ? columns.includes(field.value) : field.defaultChecked
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = params.get(field.name) ?? ''
  }
}

function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams()
  const columns: string[] = []
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue
    if (name === 'cols') columns.push(value)
    else query.set(name, value)
  }
  if (columns.length > 0) query.set('cols', columns.join(','))
  return query.toString()
}
