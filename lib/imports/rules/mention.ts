import { fold } from '#lib/platform/text.ts'

type Named = { surname: string; givenName: string; phone: string | null; email: string | null }
/** What tells a person in a row: every one of the words, and any of the contacts where a lone name says too little. */
export type Sought = { words: string[]; contacts: string[] }

/** Null for a card with no name to look for. */
export function searchedFor({ surname, givenName, phone, email }: Named): Sought | null {
  const words = fold(`${surname} ${givenName}`).split(' ').filter(Boolean)
  if (words.length > 1) return { words, contacts: [] }
  const contacts = [fold(email ?? ''), phone?.slice(-10) ?? ''].filter(Boolean)
  return words.length === 1 && contacts.length > 0 ? { words, contacts } : null
}

/** Whether the folded text of a row names the person. */
export function tellsOf(text: string, { words, contacts }: Sought): boolean {
  const spoken = new Set(text.split(' '))
  const digits = text.replaceAll(/\D/g, '')
  const hasContact = contacts.some((contact) => text.includes(contact) || digits.includes(contact))
  return words.every((word) => spoken.has(word)) && (contacts.length === 0 || hasContact)
}
