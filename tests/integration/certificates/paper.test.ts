import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { issueCertificate } from '#lib/certificates/commands/issue-certificate.ts'
import { makeExtract } from '#lib/certificates/commands/make-extract.ts'
import { takeOutPaper } from '#lib/certificates/commands/take-out-paper.ts'
import { certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { db } from '#tests/support/database.ts'
import { addHours, daysAgo, ownerOf, pastScene, worked } from './people.ts'

type Page = { text: string; width: number; height: number; right: number; bottom: number }

/** The pages of a PDF as a reader that did not make it finds them: text, size, and how far the text goes. */
async function read(bytes: Uint8Array): Promise<Page[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: false })
  const pages: Page[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const items = (await page.getTextContent()).items.flatMap((item) =>
      'str' in item && item.str ? [item] : [],
    )
    const right = Math.max(...items.map((item) => (item.transform[4] as number) + item.width))
    const bottom = Math.min(...items.map((item) => item.transform[5] as number))
    pages.push({ text: (text[number - 1] ?? '').replace(/\s+/g, ' '), width, height, right, bottom })
  }
  return pages
}

async function printed(given: Parameters<typeof pastScene>[0], volunteer: object = {}): Promise<Page[]> {
  const scene = await pastScene(given)
  const { id } = await issueCertificate(scene.coordinator, await worked(scene, { volunteer, minutes: 390 }))
  const paper = await takeOutPaper(scene.coordinator, id)
  return read(paper!.bytes)
}

const letters = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ёё ₸ № « » – —'

describe('a certificate as a PDF', () => {
  test('is one page of A4 whose text can be selected whole, every Kazakh letter in it', async () => {
    const [page, ...rest] = await printed({ titleKk: letters, titleRu: `Весна ${letters}` })
    expect(rest).toEqual([])
    expect(page).toMatchObject({ width: 595.28, height: 841.89 })
    expect(page?.text).toContain(letters)
    for (const words of ['Волонтер сертификаты', 'Сертификат волонтёра', 'Оспанов Дәурен Маратұлы'])
      expect(page?.text).toContain(words)
    for (const words of [
      '6 сағат 30 минут',
      '(алты сағат отыз минут)',
      '(шесть часов тридцать минут)',
      'Помощник',
    ])
      expect(page?.text).toContain(words)
  })

  test.each([
    ['words', 'Облыстық экологиялық акция Тазалық күні '],
    ['one word without an end', 'Ұ'],
  ])('stays on its page with names and titles of 120 characters: %s', async (_, words) => {
    const long = words.repeat(120).slice(0, 120)
    const titles = { titleKk: long, titleRu: long, placeKk: long, placeRu: long }
    const pages = await printed(titles, {
      surname: long.slice(0, 60),
      givenName: long.slice(0, 60),
      patronymic: '',
    })
    expect(pages).toHaveLength(1)
    expect(pages[0]?.right).toBeLessThan(595.28 - 22)
    expect(pages[0]?.bottom).toBeGreaterThan(22)
  })
})

describe('an extract as a PDF', () => {
  test('has every line and the total, each page its number and code', async () => {
    const scene = await pastScene()
    const { volunteerId } = await worked(scene, { minutes: 150 })
    for (let index = 0; index < 80; index++) {
      await addHours({ volunteerId, minutes: 60, workedOn: daysAgo(10 + index), source: 'confirmation' })
    }
    const holder = await ownerOf(volunteerId)
    const { id } = await makeExtract(holder, { period: 'all', from: undefined, to: undefined, shown: [] })
    const { code } = await db.certificate.findUniqueOrThrow({ where: { id } })
    const pages = await read((await takeOutPaper(holder, id))!.bytes)
    const whole = pages.map(({ text }) => text).join(' ')
    expect(pages.length).toBeGreaterThan(2)
    expect(whole).toContain('82 сағат 30 минут')
    expect(whole).toContain('(сексен екі сағат отыз минут)')
    expect(whole.match(/\b1:00\b/g)).toHaveLength(80)
    expect(whole).toContain('Выписка из волонтёрской книжки')
    for (const [index, page] of pages.entries()) {
      expect(page).toMatchObject({ width: 595.28, height: 841.89 })
      expect(page.text).toContain(certificateCodeText(code))
      expect(page.text).toContain(`страница ${index + 1} из ${pages.length}`)
    }
  })
})
