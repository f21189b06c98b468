import { describe, expect, test } from 'vitest'
import { inOwnWords } from '#app/[locale]/(account)/own-words.ts'
import { tidyGroup, unwrap } from '#app/[locale]/(account)/events/[slug]/sign-up/sent-form.ts'
import { readForm } from '#lib/platform/form.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  return form
}

const member = (index: number, givenName: string) => ({
  [`members.${index}.surname`]: '',
  [`members.${index}.givenName`]: givenName,
  [`members.${index}.birthDate`]: givenName ? '1999-01-01' : '',
})
const people = (form: FormData) =>
  (readForm(form).members as { id: string; givenName: string }[] | undefined) ?? []

describe("a group's form", () => {
  test('closes its rows up and puts the people of the list behind them', () => {
    const { tidy } = tidyGroup(
      formOf({
        id: 'x',
        ...member(0, ''),
        ...member(3, 'Аян'),
        ...member(12, 'Дана'),
        list: 'Ким Анна 01.12.1990',
      }),
    )
    expect(people(tidy).map(({ givenName }) => givenName)).toEqual(['Аян', 'Дана', 'Анна'])
    expect(tidy.has('list')).toBe(false)
  })

  test('sent twice has the same people; another form has others', () => {
    const ids = (id: string) =>
      people(tidyGroup(formOf({ id, ...member(0, 'Аян'), list: 'Ким Анна 01.12.1990' })).tidy)
    expect(ids('one')).toEqual(ids('one'))
    expect(ids('one')[0]!.id).not.toBe(ids('two')[0]!.id)
    expect(ids('one')[0]!.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  test('keeps a list that cannot be read as it was typed, and takes nobody from it', () => {
    const { tidy, problems } = tidyGroup(formOf({ ...member(0, 'Аян'), list: 'Ким Анна 01.12.1990\nКим' }))
    expect(problems).toEqual([{ line: 2, code: 'noDate' }])
    expect(people(tidy)).toHaveLength(1)
    expect(tidy.get('list')).toBe('Ким Анна 01.12.1990\nКим')
  })

  test('asked for more rows, it is not sent yet', () => {
    expect(tidyGroup(formOf({ more: '1', ...member(0, 'Аян') })).wantsRows).toBe(true)
  })

  test('ends somewhere', () => {
    const list = Array.from({ length: 3000 }, () => 'А Б 1.1.1990').join('\n')
    expect(people(tidyGroup(formOf({ list })).tidy).length).toBeLessThanOrEqual(100)
  })
})

describe('the fields of the page itself', () => {
  test('are taken off, and a filled trap or an odd address is noticed', () => {
    const { rest, slug, isMachine } = unwrap(formOf({ slug: 'a-b', homepage: 'x', givenName: 'Аян' }))
    expect([...rest.keys()]).toEqual(['givenName'])
    expect({ slug, isMachine }).toEqual({ slug: 'a-b', isMachine: true })
    expect(unwrap(formOf({ slug: '//evil.example' })).slug).toBe('')
  })
})

describe('what a command refuses', () => {
  const reason = (code: string) => ({ code: `participation.reasons.${code}` })
  const refused = (error: Error, fields: Parameters<typeof inOwnWords>[0]) =>
    inOwnWords(fields, () => Promise.reject(error)).catch((thrown: unknown) => thrown)

  test('is said to the person, each reason at the field that can answer it', async () => {
    const given = {
      'reasons.0': reason('adultsOnly'),
      overrideReason: reason('clash'),
      'reasons.2': reason('full'),
    }
    const error = new Invalid(given, 'participation.refusals.notPossible')
    const thrown = await refused(error, { age: 'birthDate', other: 'shiftId' })
    expect(thrown).toMatchObject({
      code: 'signUps.notPossible',
      fields: {
        birthDate: { code: 'signUps.reasons.adultsOnly' },
        shiftId: { code: 'signUps.reasons.clash' },
        'shiftId.1': reason('full'),
      },
    })
  })

  test('about somebody else it stays about them, at their row', async () => {
    const given = { 'members.2.birthDate': reason('minimumAge') }
    const fields = { other: 'shiftId', isAboutOther: true, heading: 'signUps.group.notPossible' }
    const thrown = await refused(new Invalid(given, 'participation.refusals.notPossible'), fields)
    expect(thrown).toMatchObject({ code: 'signUps.group.notPossible', fields: given })
  })

  test('a conflict speaks to the person too; anything else goes through as it is', async () => {
    const conflict = new Conflict('participation.reasons.alreadyConfirmed')
    expect(await refused(conflict, { other: 'x' })).toMatchObject({
      code: 'signUps.reasons.alreadyConfirmed',
    })
    const missing = new NotFound('participation.refusals.unknown')
    expect(await refused(missing, { other: 'x' })).toBe(missing)
  })
})
