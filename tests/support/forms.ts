import type { Page } from '@playwright/test'

/** A form as the browser would send it without script: from which page, where to, and the fields with what stands in them. */
export type FoundForm = {
  address: string
  target: string
  fields: [string, string][]
  actionIds: string[]
  submitter: string
}

/** What stands on a page: its forms, once for each button that sends them, and its links. */
export type FoundPage = { forms: FoundForm[]; links: string[]; downloads: string[] }

/** Every form of the page; choices of selects take the first real option, so that a replay is complete. */
export async function formsOf(page: Page): Promise<FoundForm[]> {
  return found(page.url(), await page.evaluate(readDocument, null)).forms
}

/** Reads HTML as a browser without script would; `parser` is any page, it goes nowhere. */
export async function pageOf(parser: Page, address: string, html: string): Promise<FoundPage> {
  return found(address, await parser.evaluate(readDocument, html))
}

function found(address: string, { forms, links }: ReturnType<typeof readDocument>): FoundPage {
  const addressed = (wanted: boolean) =>
    links.filter((link) => link.isDownload === wanted).map(({ href }) => new URL(href, address).href)
  return {
    forms: forms.map(({ action, fields, submitter }) => ({
      address,
      // React gives a form without an address of its own one that only script understands.
      target: action.startsWith('javascript:') ? address : new URL(action, address).href,
      fields,
      submitter,
      actionIds: actionIdsOf(fields),
    })),
    links: addressed(false),
    downloads: addressed(true),
  }
}

/** Runs in the browser, by itself. */
function readDocument(html: string | null) {
  const read = html === null ? document : new DOMParser().parseFromString(html, 'text/html')
  type Field = [name: string, value: string]
  const valueOf = (field: HTMLInputElement | HTMLSelectElement): Field[] => {
    if (!field.name || field.disabled || field instanceof HTMLButtonElement) return []
    if (field instanceof HTMLInputElement && ['file', 'submit', 'button', 'image'].includes(field.type))
      return []
    const isChoice = field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
    if (isChoice && !(field as HTMLInputElement).checked) return []
    if (field instanceof HTMLSelectElement && !field.value)
      return [[field.name, [...field.options].find((option) => option.value !== '')?.value ?? '']]
    return [[field.name, field.value]]
  }
  const posted = [...read.querySelectorAll('form')].filter(
    (form) => form.method === 'post' || form.querySelector('[name^="$ACTION"]') !== null,
  )
  return {
    forms: posted.flatMap((form) => {
      const elements = [...form.elements]
      const fields = elements.flatMap((each) => valueOf(each as HTMLInputElement))
      const buttons = elements.filter((each) => each instanceof HTMLButtonElement && each.type === 'submit')
      const senders = buttons.length > 0 ? (buttons as HTMLButtonElement[]) : [null]
      return senders.map((button) => ({
        action: form.getAttribute('action') ?? '',
        submitter: button?.textContent?.trim() ?? '',
        fields: button?.name ? [...fields, [button.name, button.value] as Field] : fields,
      }))
    }),
    links: [...read.querySelectorAll('a[href]')].map((link) => ({
      href: link.getAttribute('href') ?? '',
      isDownload: link.hasAttribute('download'),
    })),
  }
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
  const { origin } = new URL(form.address)
  return fetch(form.target, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin } })
}
