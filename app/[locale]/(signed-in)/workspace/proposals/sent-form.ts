const columns = ['roleKk', 'roleRu', 'roleEn', 'startsAt', 'endsAt', 'places'] as const

/** The form with its shift rows closed up: rows left empty are taken out, so that what is wrong with a row stands at that row. */
export function tidyShifts(form: FormData): FormData {
  const tidy = new FormData()
  for (const [name, value] of form) if (!name.startsWith('shifts.')) tidy.append(name, value)
  const rows = [...form.keys()].flatMap((name) => /^shifts\.(\d{1,2})\.roleKk$/.exec(name)?.[1] ?? [])
  const text = (row: string, column: string) => String(form.get(`shifts.${row}.${column}`) ?? '')
  const filled = rows.filter((row) => columns.some((column) => text(row, column).trim() !== ''))
  for (const [index, row] of filled.entries()) {
    for (const column of columns) tidy.append(`shifts.${index}.${column}`, text(row, column))
  }
  return tidy
}
