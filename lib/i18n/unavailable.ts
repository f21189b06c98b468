import { loadMessages } from './messages.ts'
import type { Locale } from './routing.ts'

type Words = Record<'title' | 'text' | 'kept' | 'again', string>
type Field = [name: string, value: string]

/**
 * The page shown while the database does not answer: complete in itself, asks nothing of anybody. A form that was on its way is
 * kept in it and can be sent again with one button, also without script.
 */
export async function unavailablePage(
  locale: Locale,
  address: string,
  form: FormData | null,
): Promise<string> {
  const messages = loadMessages(locale)
  const words = messages['unavailable'] as Words
  const fields = form ? [...form.entries()].filter(isKept) : []
  const inputs = fields.map(
    ([name, value]) => `<textarea hidden name="${escape(name)}">\n${escape(value)}</textarea>`,
  )
  const method = form ? 'method="post" enctype="multipart/form-data"' : 'method="get"'
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(words.title)}</title>
<style>body{margin:0;background:#fcfbf8;color:#14212a;font:18px/1.55 system-ui,sans-serif}main{max-width:36rem;margin:0 auto;padding:15vh 1.25rem}
h1{font:600 2.25rem/1.1 Georgia,serif;border-bottom:4px solid #0b5a7a;padding-bottom:1rem}button{min-height:3.25rem;padding:0 1.5rem;border:0;background:#0b5a7a;color:#fff;font:600 1.06rem system-ui,sans-serif;cursor:pointer}
button:focus-visible{outline:3px solid #14212a;outline-offset:3px}</style></head><body><main><h1>${escape(words.title)}</h1>
<p>${escape(words.text)}</p>${form ? `<p>${escape(words.kept)}</p>` : ''}<form action="${escape(address)}" ${method}>${inputs.join('')}
<button>${escape(words.again)}</button></form></main></body></html>`
}

/** Files cannot be given back, and a password is not written into a page. */
function isKept(entry: [string, FormDataEntryValue]): entry is Field {
  return typeof entry[1] === 'string' && !/password/i.test(entry[0])
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
