import type { Prisma } from '#prisma/generated/client.ts'
import { createAward, createCentre, createEvent, createMemorandum } from '#tests/support/builders.ts'
import { db } from '#tests/support/database.ts'

let number = 0

/** A word for each language that stands nowhere else. */
export function canaryOf(name: string) {
  number++
  return { kk: `${name}қаз${number}`, ru: `${name}рус${number}`, en: `${name}eng${number}` }
}
export type Canary = ReturnType<typeof canaryOf>

const titles = ({ kk, ru, en }: Canary) => ({ titleKk: kk, titleRu: ru, titleEn: en })

export async function anEvent(canary: Canary, given: Partial<Prisma.EventCreateManyInput> = {}) {
  return createEvent(db, { ...titles(canary), ...given })
}

export async function aMemorandum(canary: Canary, given: Partial<Prisma.MemorandumCreateManyInput> = {}) {
  return createMemorandum(db, { ...titles(canary), publishedAt: new Date(), ...given })
}

export async function anAward(canary: Canary, given: Partial<Prisma.AwardCreateManyInput> = {}) {
  number++
  const { kk, ru, en } = canary
  const names = { recipientKk: kk, recipientRu: ru, recipientEn: en }
  return createAward(db, { state: 'issued', number, issuedOn: new Date('2026-11-20'), ...names, ...given })
}

export async function aPaper(canary: Canary, given: Partial<Prisma.LibraryItemCreateManyInput> = {}) {
  number++
  const row = { slug: `paper-${number}`, state: 'published', kind: 'guide', publishedAt: new Date() } as const
  return db.libraryItem.create({
    data: { ...row, ...titles(canary), ...given } as Prisma.LibraryItemUncheckedCreateInput,
  })
}

export async function aCentreIn(slug: string, given: Partial<Prisma.CentreCreateManyInput> = {}) {
  const unit = await db.unit.findUniqueOrThrow({ where: { slug } })
  return createCentre(db, { unitId: unit.id, ...given })
}
