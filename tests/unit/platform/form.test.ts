import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { day, email, id, line, optionalId, wallTime } from '#lib/platform/fields.ts'
import { fieldProblems, readForm, typedValues } from '#lib/platform/form.ts'

function form(entries: [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

describe('reading a form', () => {
  it('nests, lists and repeats', () => {
    const data = form([
      ['a', '1'],
      ['b.c', '2'],
      ['d.0.e', '3'],
      ['d.1.e', '4'],
      ['f[]', '5'],
      ['g', '6'],
      ['g', '7'],
    ])
    expect(readForm(data)).toEqual({
      a: '1',
      b: { c: '2' },
      d: [{ e: '3' }, { e: '4' }],
      f: ['5'],
      g: ['6', '7'],
    })
  })

  it('reaches no prototype', () => {
    readForm(
      form([
        ['__proto__.polluted', 'yes'],
        ['a.constructor.prototype.polluted', 'yes'],
      ]),
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('gives a scalar or a refusal, never an object in its place', () => {
    const schema = z.strictObject({ name: line(50), id })
    for (const name of ['name.not', 'name[]', 'id.not', 'id.in[]']) {
      const parsed = schema.safeParse(
        readForm(
          form([
            ['name', 'ok'],
            ['id', crypto.randomUUID()],
            [name, ''],
          ]),
        ),
      )
      expect(parsed.success).toBe(false)
    }
  })

  it('never throws on any names', () => {
    const entry = fc.tuple(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }))
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 8 }),
        (entries) => typeof readForm(form(entries)) === 'object',
      ),
    )
  })
})

it('passwords are not given back', () => {
  expect(
    typedValues(
      form([
        ['email', 'a'],
        ['password', 'b'],
        ['currentPassword', 'c'],
      ]),
    ),
  ).toEqual({ email: 'a' })
})

it('each field has one sentence, an unknown field one for the whole form', () => {
  const parsed = z.strictObject({ a: line(3), b: day }).safeParse({ a: 'toolong', b: '2026-02-30', c: 'x' })
  expect(fieldProblems(parsed.error as z.ZodError)).toEqual({
    a: { code: 'form.tooLong', values: { max: 3 } },
    b: { code: 'form.date' },
    '': { code: 'form.unexpected' },
  })
})

it.each(['2026-02-29T10:00', '2026-01-01T24:00', '2026-01-01 10:00', ''])(
  '%j is no wall-clock time',
  (value) => {
    expect(wallTime.safeParse(value).success).toBe(false)
  },
)

it('an e-mail is plain lower-case ASCII', () => {
  expect(email.parse(' Aigerim@Demo.Invalid ')).toBe('aigerim@demo.invalid')
  for (const bad of ['a＠b.kz', 'аigerim@demo.invalid', 'a@b', 'a@b.kz\r\nBcc: x@y.kz']) {
    expect(email.safeParse(bad).success).toBe(false)
  }
})

it('an empty choice is null, a strange one is refused', () => {
  expect(optionalId.parse('')).toBeNull()
  expect(optionalId.safeParse({ not: '' }).success).toBe(false)
})
