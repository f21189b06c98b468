'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'

type Suggestion = { title: string; path: string; kind: string; lang?: string }
export type SearchInputProps = {
  locale: string
  label: string
  placeholder?: string
  value?: string
  listLabel: string
  /** What is announced for none, one, two … suggestions. */
  counts: string[]
  className?: string
}

const pauseMs = 160

/** The words of a search. With script suggestions stand below as one types (ARIA's combobox); without it is a plain field. */
export function SearchInput({ locale, label, listLabel, counts, value = '', ...look }: SearchInputProps) {
  const id = useId()
  const router = useRouter()
  const [words, setWords] = useState('')
  const [items, setItems] = useState<Suggestion[] | null>(null)
  const [active, setActive] = useState(-1)
  useEffect(() => ask(locale, words, setItems), [locale, words])
  const isOpen = items !== null && items.length > 0
  const close = () => {
    setItems(null)
    setWords('')
    setActive(-1)
  }
  const open = (item: Suggestion) => {
    close()
    router.push(item.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) close()
    else if (event.key === 'Enter' && isOpen && items[active]) open(items[active])
    else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      setActive(moved(active, event.key === 'ArrowDown' ? 1 : -1, items.length))
    else return
    event.preventDefault()
  }
  return (
    <div className="search-field">
      <input
        type="search"
        name="q"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}list`}
        aria-activedescendant={isOpen && active >= 0 ? `${id}${active}` : undefined}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={100}
        defaultValue={value}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        {...look}
      />
      <div id={`${id}list`} role="listbox" aria-label={listLabel} hidden={!isOpen}>
        {(items ?? []).map((item, index) => (
          <Link
            key={item.path}
            id={`${id}${index}`}
            href={item.path}
            prefetch={false}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={close}
          >
            <span lang={item.lang}>{item.title}</span> <small>{item.kind}</small>
          </Link>
        ))}
      </div>
      <p role="status" className="sr-only">
        {items ? counts[items.length] : ''}
      </p>
    </div>
  )
}

/** From the field (-1) through the list and round again. */
function moved(active: number, by: number, length: number): number {
  return ((active + 1 + by + length + 1) % (length + 1)) - 1
}

/** Asks after a pause in typing; the answer to words that have changed since is dropped. */
function ask(locale: string, words: string, tell: (items: Suggestion[] | null) => void) {
  if (words.trim().length < 2) return tell(null)
  const stop = new AbortController()
  const timer = setTimeout(async () => {
    const query = new URLSearchParams({ q: words, locale })
    const items = await fetch(`/api/suggest?${query}`, { signal: stop.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Suggestion[]>) : null))
      .catch(() => null)
    if (!stop.signal.aborted) tell(items)
  }, pauseMs)
  return () => {
    clearTimeout(timer)
    stop.abort()
  }
}
