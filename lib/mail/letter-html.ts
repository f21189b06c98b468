type Text = { locale: string; subject: string; body: string }
/** A picture that travels with the letter; `alt` is read where pictures are off. */
type Picture = { cid: string; alt: string }

/**
 * The same words as the plain text, for programs that show HTML: large type, one clear button, nothing fetched from anywhere and
 * nothing that tells when it was read.
 */
export function letterHtml({ locale, subject, body }: Text, picture: Picture | null): string {
  let hasButton = false
  const blocks = body.split(/\n{2,}/).map((paragraph) => {
    const button = buttonOf(paragraph)
    if (!button) return `<p style="margin:0 0 20px">${linked(paragraph)}</p>`
    const look = hasButton ? quietLook : mainLook
    hasButton = true
    return `<p style="margin:0 0 24px"><a href="${escaped(button.address)}" style="${look}">${escaped(button.label)}</a></p>`
  })
  if (picture) blocks.splice(placeOf(picture, body), 0, shown(picture))
  return [
    `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`,
    `<title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px 16px;font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.55">`,
    `<div style="max-width:600px;margin:0 auto">${blocks.join('')}</div></body></html>`,
  ].join('\n')
}

/** Below the paragraph that has the same code in letters, else at the end. */
function placeOf({ alt }: Picture, body: string): number {
  const paragraphs = body.split(/\n{2,}/)
  const code = alt.slice(alt.indexOf(':') + 1)
  const index = paragraphs.findIndex((paragraph) => paragraph.replaceAll('-', '').includes(code))
  return index === -1 ? paragraphs.length : index + 1
}

function shown({ cid, alt }: Picture): string {
  const size = 'width="240" height="240" style="border:0"'
  return `<p style="margin:0 0 20px"><img src="cid:${cid}" alt="${escaped(alt)}" ${size}></p>`
}

const shape =
  'display:inline-block;padding:12px 20px;border:2px solid #0B5F83;text-decoration:none;font-weight:bold'
const mainLook = `${shape};background:#0B5F83;color:#ffffff`
const quietLook = `${shape};background:#ffffff;color:#0B5F83`

/** A paragraph of two lines, words and an address, stands for a button; the address of the plain text is not shown twice. */
function buttonOf(paragraph: string): { label: string; address: string } | null {
  const [label = '', address = '', ...more] = paragraph.split('\n')
  if (more.length > 0 || !/^https?:\/\/\S+$/.test(address)) return null
  return { label: label.replace(/:$/, ''), address }
}

function linked(paragraph: string): string {
  const lines = escaped(paragraph).replace(
    /https?:\/\/[^\s<]+/g,
    (address) => `<a href="${address}">${address}</a>`,
  )
  return lines.replaceAll('\n', '<br>')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
