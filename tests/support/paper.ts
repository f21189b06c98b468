import type { Page } from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import { expect } from './browser.ts'

/** The parts of a page that have no business on paper. */
const navigation = ['.site-header', '.site-footer', '.crumbs', '.rail', '.bottom-tabs', '.pagination']

type Sheet = { width: number; height: number; text: string; outside: string[] }

/** Prints a page as a reader's browser does and says that it is right: so many sheets of A4, no navigation, nothing cut. */
export async function expectRightOnPaper(page: Page, sheetCount: number): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  for (const part of navigation)
    for (const element of await page.locator(part).all())
      await expect(element, `${part} is not printed`).toBeHidden()
  const words = (await visibleText(page)).split(/\s+/).map(bare)
  const sheets = await read(await page.pdf({ preferCSSPageSize: true }))
  await page.emulateMedia({ media: null })

  expect(sheets.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
    Array.from({ length: sheetCount }, () => [595, 842]),
  )
  expect(
    sheets.flatMap(({ outside }) => outside),
    'nothing runs over the edge',
  ).toEqual([])
  for (const { text } of sheets) expect(text, 'no sheet is empty').not.toBe('')
  const printed = sheets.map(({ text }) => text).join('')
  expect(
    words.filter((word) => !printed.includes(word)),
    'every word is on the paper',
  ).toEqual([])
}

/** What can be seen of the page; words for screen readers alone are not. */
function visibleText(page: Page): Promise<string> {
  return page.getByRole('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement
      const isSeen =
        holder?.checkVisibility({ visibilityProperty: true }) && !holder.closest('.sr-only, script')
      if (isSeen) texts.push(walker.currentNode.textContent ?? '')
    }
    return texts.join(' ')
  })
}

async function read(bytes: Uint8Array): Promise<Sheet[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const sheets: Sheet[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = await pdf.getPage(number)
    const [, , width = 0, height = 0] = sheet.view
    const items = (await sheet.getTextContent()).items.flatMap((item) =>
      'str' in item && item.str.trim() ? [item] : [],
    )
    const outside = items.filter(({ transform, width: length }) => {
      const [left, bottom] = [transform[4] as number, transform[5] as number]
      return left < 0 || left + length > width || bottom < 0 || bottom > height
    })
    sheets.push({
      ...{ width, height, outside: outside.map(({ str }) => str) },
      text: bare(items.map(({ str }) => str).join('')),
    })
  }
  return sheets
}

/** Letters and digits alone: hyphens and spaces of a printed line are the browser's. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
