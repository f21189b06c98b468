import { titleParts } from '#lib/news/rules.ts'

/** A title whose leading emoji are seen but not read aloud. */
export function NewsTitle({ title }: { title: string }) {
  const { sign, words } = titleParts(title)
  if (sign === '') return words
  return (
    <>
      <span aria-hidden="true">{sign} </span>
      {words}
    </>
  )
}
