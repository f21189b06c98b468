import { createHash } from 'node:crypto'
import { type ListProblem, readGroupList } from '#lib/participation/rules/group-list.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { passTrap } from '#app/[locale]/(account)/trap-field.ts'

/** The page's own fields taken off a form; what stays is for the command's schema. */
export function unwrap(form: FormData) {
  const { rest, isMachine } = passTrap(form)
  const slug = String(form.get('slug') ?? '')
  rest.delete('slug')
  return { rest, slug: slugPattern.test(slug) ? slug : '', isMachine }
}

const columns = ['surname', 'givenName', 'birthDate'] as const
type Row = Record<(typeof columns)[number], string>
const rowsMax = 100

/**
 * A group's form with its rows closed up: empty ones are left out and the people of the pasted list stand behind the typed
 * ones, so that what is wrong with a row stands at that row when the form comes back. A list that cannot be read stays a list.
 */
export function tidyGroup(form: FormData): { tidy: FormData; problems: ListProblem[]; wantsRows: boolean } {
  const list = String(form.get('list') ?? '').slice(0, 20_000)
  const { members, problems } = readGroupList(list)
  const isRead = problems.length === 0
  const typed = rowsOf(form).filter((row) => columns.some((column) => row[column].trim() !== ''))
  const listed = isRead ? members : []
  const tidy = new FormData()
  for (const [name, value] of form)
    if (!/^members\.|^(?:list|rows|more)$/.test(name)) tidy.append(name, value)
  for (const [index, row] of [...typed, ...listed].slice(0, rowsMax).entries()) {
    tidy.append(`members.${index}.id`, memberId(String(form.get('id') ?? ''), index))
    for (const column of columns) tidy.append(`members.${index}.${column}`, row[column])
  }
  if (!isRead) tidy.append('list', list)
  return { tidy, problems, wantsRows: form.has('more') }
}

/** The same person of the same form has the same id, so that sending the form twice makes the same people. */
function memberId(groupId: string, index: number): string {
  const hex = createHash('sha256').update(`${groupId}/${index}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}

function rowsOf(form: FormData): Row[] {
  const numbers = [...form.keys()].flatMap((name) => /^members\.(\d{1,3})\.givenName$/.exec(name)?.[1] ?? [])
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return numbers
    .map(Number)
    .sort((a, b) => a - b)
    .slice(0, rowsMax)
    .map((number) => ({
      surname: text(`members.${number}.surname`),
      givenName: text(`members.${number}.givenName`),
      birthDate: text(`members.${number}.birthDate`),
    }))
}
