import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import {
  fieldProblems,
  type FieldProblem,
  type FormState,
  readForm,
  typedValues,
} from '#lib/platform/form.ts'
import { log } from '#lib/platform/log.ts'
import { isDatabaseUnavailable } from '#lib/platform/db-errors.ts'
import { Invalid, Refusal, type RefusalValues } from '#lib/platform/refusal.ts'
import { spoken } from './localised.ts'
import { defaultLocale, isLocale, type Locale } from './routing.ts'

/**
 * The one way a form reaches a command: parse strictly, run, and answer with sentences in the reader's language beside
 * the fields. A `Refusal` becomes form state with everything typed kept; redirects and bugs go through.
 */
export async function submit<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  run: (
    input: z.output<Schema>,
    locale: Locale,
  ) => Promise<Partial<Pick<FormState, 'message' | 'status'>> | void>,
): Promise<FormState> {
  const locale = await requestLocale()
  const parsed = schema.safeParse(readForm(form), { reportInput: true })
  if (!parsed.success)
    return refused(locale, form, { code: 'form.problems', problems: fieldProblems(parsed.error) })
  try {
    const done = await run(parsed.data, locale)
    return { attempt: Date.now(), status: 'done', errors: {}, values: {}, ...done }
  } catch (error) {
    if (error instanceof Invalid) return refused(locale, form, { code: error.code, problems: error.fields })
    if (error instanceof Refusal) return refused(locale, form, { code: error.code, values: error.values })
    if (isDatabaseUnavailable(error)) {
      log.error({ err: error }, 'database unavailable while a form was sent')
      return refused(locale, form, { code: 'form.unavailable' })
    }
    throw error
  }
}

/** The language of the page a form was sent from; `proxy.ts` writes it into the request from the address. */
export async function requestLocale(): Promise<Locale> {
  const value = (await headers()).get('x-locale')
  return isLocale(value) ? value : defaultLocale
}

type Answer = { code: string; values?: RefusalValues; problems?: Record<string, FieldProblem> }

async function refused(
  locale: Locale,
  form: FormData,
  { code, values, problems = {} }: Answer,
): Promise<FormState> {
  const t = await getTranslations({ locale })
  const say = (problem: FieldProblem) =>
    t.has(problem.code) ? t(problem.code, spoken(problem.values ?? {}, locale)) : t('form.invalid')
  const { '': whole, ...fields } = problems
  const message = whole ? say(whole) : say({ code, values })
  const errors = Object.fromEntries(Object.entries(fields).map(([name, problem]) => [name, say(problem)]))
  return { attempt: Date.now(), status: 'refused', message, errors, values: typedValues(form) }
}
