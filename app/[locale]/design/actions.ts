'use server'

import { z } from 'zod'
import { submit } from '#lib/i18n/submit.ts'
import { env } from '#lib/platform/env.ts'
import type { FormState } from '#lib/platform/form.ts'
import { NotFound } from '#lib/platform/refusal.ts'

const input = z.object({
  name: z.string().min(40),
  one: z.enum(['c']),
  many: z.array(z.string()).min(2),
  tick: z.literal('on'),
})

/** Shows what the form looks like when it is refused; it changes nothing. */
export async function refuse(_: FormState, form: FormData): Promise<FormState> {
  if (env.NODE_ENV === 'production') throw new NotFound('form.notFound')
  return submit(input, form, async () => ({ status: 'done' }))
}
