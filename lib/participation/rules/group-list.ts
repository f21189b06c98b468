export type ListedMember = { surname: string; givenName: string; birthDate: string }
/** `line` counts from 1, as people count. */
export type ListProblem = { line: number; code: 'noDate' | 'badDate' | 'noName' }

/**
 * People pasted as a list, one a line: surname, given name, birth date. Numbering before the name, commas, semicolons and the
 * tabs of a spreadsheet are let pass; empty lines are left out. A line that cannot be read is a problem of its own.
 */
export function readGroupList(text: string): { members: ListedMember[]; problems: ListProblem[] } {
  const members: ListedMember[] = []
  const problems: ListProblem[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const words = wordsOf(line)
    if (words.length === 0) continue
    const read = readLine(words)
    if (typeof read === 'string') problems.push({ line: index + 1, code: read })
    else members.push(read)
  }
  return { members, problems }
}

function wordsOf(line: string): string[] {
  return line
    .normalize('NFC')
    .replace(/^\s*\d{1,3}\s*[.)]\s+/, '')
    .split(/[\s,;]+/)
    .filter(Boolean)
}

function readLine(words: string[]): ListedMember | ListProblem['code'] {
  const last = words.at(-1) ?? ''
  const birthDate = readDay(last)
  if (birthDate === undefined) return 'noDate'
  if (birthDate === null) return 'badDate'
  const [first = '', ...rest] = words.slice(0, -1)
  if (first === '') return 'noName'
  // One word alone is the name somebody is called by.
  return rest.length === 0
    ? { surname: '', givenName: first, birthDate }
    : { surname: first, givenName: rest.join(' '), birthDate }
}

/** `YYYY-MM-DD` of a day as people write it; undefined for a word that is no date, null for a day that never was. */
function readDay(word: string): string | null | undefined {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(word) ?? /^(\d{4})-(\d\d)-(\d\d)$/.exec(word)
  if (!found) return undefined
  const [, one = '', month = '', other = ''] = found
  const [year, day] = one.length === 4 ? [one, other] : [other, one]
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  return isReal && year >= '1900' ? text : null
}
