import type { Page } from '@playwright/test'

/** A form as the browser would send it without script: where to, and the fields with what stands in them. */
export type FoundForm = {
  address: string
  fields: [string, string][]
  actionIds: string[]
  submitter: string
}

/** Every form of a server action on the page; choices of selects take the first real option, so that a replay is complete. */
export async function formsOf(page: Page): Promise<FoundForm[]> {
  const address = page.url()
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('form')].map((form) => ({
      isPost: form.method === 'post' || form.querySelector('[name^="$ACTION"]') !== null,
      submitter: form.querySelector('button[type=submit], button:not([type])')?.textContent?.trim() ?? '',
      fields: [...form.elements].flatMap((element): [string, string][] => {
        const field = element as HTMLInputElement | HTMLSelectElement
        if (!field.name || field.disabled) return []
        if (field instanceof HTMLInputElement && ['file', 'submit', 'button', 'image'].includes(field.type))
          return []
        const isChoice = field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
        if (isChoice && !(field as HTMLInputElement).checked) return []
        if (field instanceof HTMLSelectElement && !field.value) {
          const first = [...field.options].find((option) => option.value !== '')
          return [[field.name, first?.value ?? '']]
        }
        return [[field.name, field.value]]
      }),
    })),
  )
  return found
    .filter(({ isPost }) => isPost)
    .map(({ fields, submitter }) => ({ address, fields, submitter, actionIds: actionIdsOf(fields) }))
}

function actionIdsOf(fields: [string, string][]): string[] {
  return fields.flatMap(([name, value]) => {
    const direct = /^\$ACTION_ID_([0-9a-f]+)$/.exec(name)?.[1]
    if (direct) return [direct]
    return /^\$ACTION_\d+:0$/.test(name)
      ? [...value.matchAll(/"id":"([0-9a-f]+)"/g)].map(([, id]) => id as string)
      : []
  })
}

/** Sends a form as a browser without script does, with somebody's cookie. */
export async function replay(form: FoundForm, cookie: string): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of form.fields) body.append(name, value)
  const origin = new URL(form.address).origin
  return fetch(form.address, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin } })
}
