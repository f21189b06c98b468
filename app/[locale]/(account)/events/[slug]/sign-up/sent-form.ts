import { newId } from '#lib/platform/new-id.ts'
import { type ListProblem, readGroupList } from '#lib/participation/rules/group-list.ts'
import { slugPattern } from '#lib/platform/text.ts'

/** A field people do not see; what fills it in is no person. */
export const trapField = 'homepage'

/** The page's own fields taken off a form; what stays is for the command's schema. */
export function unwrap(form: FormData) {
  const rest = new FormData()
  for (const [name, value] of form) if (name !== 'slug' && name !== trapField) rest.append(name, value)
  const slug = String(form.get('slug') ?? '')
  return {
    rest,
    slug: slugPattern.test(slug) ? slug : '',
    isMachine: String(form.get(trapField) ?? '') !== '',
  }
}

const columns = ['surname', 'givenName', 'birthDate'] as const
type Row = Record<'id' | (typeof columns)[number], string>
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
  const listed = isRead ? members.map((member) => ({ id: newId(), ...member })) : []
  const tidy = new FormData()
  for (const [name, value] of form)
    if (!/^members\.|^(?:list|rows|more)$/.test(name)) tidy.append(name, value)
  for (const [index, row] of [...typed, ...listed].slice(0, rowsMax).entries())
    for (const [name, value] of Object.entries(row)) tidy.append(`members.${index}.${name}`, value)
  if (!isRead) tidy.append('list', list)
  return { tidy, problems, wantsRows: form.has('more') }
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
      id: text(`members.${number}.id`),
      surname: text(`members.${number}.surname`),
      givenName: text(`members.${number}.givenName`),
      birthDate: text(`members.${number}.birthDate`),
    }))
}
