'use client'

import { useEffect, useRef, useState } from 'react'
import type { PossibleDuplicate } from '#lib/volunteers/queries/find-duplicates.ts'

type Props = {
  look: (form: FormData) => Promise<PossibleDuplicate[]>
  /** The register's address, with the language. */
  base: string
  words: { title: string; likely: string; possible: string }
}

const watched = new Set(['surname', 'givenName', 'patronymic', 'birthDate', 'phone', 'email'])
const pauseMs = 600

/** While a new card is being filled, says who in the register it could be already. Without script the server asks on sending. */
export function DuplicateHints({ look, base, words }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<PossibleDuplicate[]>([])
  useEffect(() => {
    const form = ref.current?.closest('form')
    if (!form) return
    let timer = 0
    let latest = 0
    const ask = async () => {
      const turn = ++latest
      const answer = await look(namingFields(form)).catch(() => [])
      if (turn === latest) setFound(answer)
    }
    const wait = (event: Event) => {
      if (!watched.has((event.target as HTMLInputElement).name)) return
      window.clearTimeout(timer)
      timer = window.setTimeout(ask, pauseMs)
    }
    form.addEventListener('input', wait)
    // Names may have been typed before the script arrived.
    if (namingFields(form).get('givenName')) void ask()
    return () => {
      window.clearTimeout(timer)
      form.removeEventListener('input', wait)
    }
  }, [look])
  return (
    <div ref={ref} role="status">
      {found.length > 0 ? (
        <div className="notice notice-plain">
          <p className="notice-title">{words.title}</p>
          <ul>
            {found.map((card) => (
              <li key={card.id}>
                <a href={`${base}/${card.id}`} target="_blank" rel="noopener" className="inline-block py-2">
                  № {card.cardNumber} {card.name}
                  {card.birthYear ? `, ${card.birthYear}` : ''}
                </a>
                {`, ${card.likeness === 'possible' ? words.possible : words.likely}`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}

/** Only what tells people apart leaves the page; the identification number does not. */
function namingFields(form: HTMLFormElement): FormData {
  const chosen = new FormData()
  for (const [name, value] of new FormData(form)) if (watched.has(name)) chosen.append(name, value)
  return chosen
}
