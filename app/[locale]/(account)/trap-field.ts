/** A field people do not see; what fills it in is no person. */
export const trapField = 'homepage'

/** Whether a machine filled the form in, and the form without the trap, for the command's schema. */
export function passTrap(form: FormData): { rest: FormData; isMachine: boolean } {
  const rest = new FormData()
  for (const [name, value] of form) if (name !== trapField) rest.append(name, value)
  return { rest, isMachine: String(form.get(trapField) ?? '') !== '' }
}
