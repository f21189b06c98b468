import writeExcelFile from 'write-excel-file/node'
import { db } from '#lib/platform/db.ts'
import { createCentre, createUser, grantRole } from '#prisma/seed/builders.ts'
import { newId } from '#prisma/seed/ids.ts'
import { searchKeyOf } from '#lib/volunteers/rules.ts'

export type Scene = { userId: string; centreId: string; people: Known[] }
type Known = { surname: string; givenName: string; patronymic: string; birthDate: string; phone: string }

const surnames = [
  'Серіков',
  'Ахметов',
  'Оспанов',
  'Ким',
  'Иванов',
  'Жүсіпов',
  'Қасымов',
  'Нұрланов',
  'Ли',
  'Беков',
]
const givenNames = ['Ерлан', 'Айгүл', 'Дәурен', 'Анна', 'Асет', 'Гүлнар', 'Тимур', 'Әлия', 'Олжас', 'Вера']
const letters = 'абвгдежзиклмнопрстуфх'

/** Invented and alike every time: the figure makes the person. */
function person(index: number): Known {
  const tail = [
    index % 21,
    Math.floor(index / 21) % 21,
    Math.floor(index / 441) % 21,
    Math.floor(index / 9261) % 21,
  ]
  const birth = new Date(Date.UTC(1950 + (index % 58), index % 12, 1 + (index % 28)))
  return {
    surname: `${surnames[index % 10]}${tail.map((at) => letters[at]).join('')}`,
    givenName: givenNames[Math.floor(index / 10) % 10]!,
    patronymic: index % 3 === 0 ? 'Маратұлы' : '',
    birthDate: birth.toISOString().slice(0, 10),
    phone: `+7701${String(1_000_000 + index)}`,
  }
}

export async function makeRegister(size: number): Promise<Scene> {
  const centre = await createCentre(db)
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'coordinator', centreId: centre.id })
  const people = Array.from({ length: size }, (_, index) => person(index))
  for (let at = 0; at < size; at += 1000) {
    const rows = people.slice(at, at + 1000).map((one) => ({ ...one, id: newId() }))
    await db.volunteer.createMany({
      data: rows.map((one) => ({ ...one, birthDate: new Date(one.birthDate), searchKey: searchKeyOf(one) })),
    })
    await db.membership.createMany({
      data: rows.map(({ id }) => ({
        ...{ volunteerId: id, centreId: centre.id, isPrimary: true },
        startedOn: new Date('2025-01-01'),
      })),
    })
  }
  return { userId: user.id, centreId: centre.id, people }
}

const heads = ['№', 'ФИО', 'Туған күні', 'Телефон', 'E-mail', 'Район']

/** New people but for 150 of the register and 150 that stand higher up; 200 cells are broken. */
export async function makeSheet(size: number, { people }: Scene) {
  const outside = 150
  const inside = 150
  const brokenCells = 200
  const rows: string[][] = []
  for (let index = 0; index < size - inside; index++) {
    const one = index < outside ? people[index * 7]! : person(people.length + index)
    rows.push(spelt(one, index))
  }
  for (let index = 0; index < inside; index++) rows.push([...rows[outside + index * 3]!])
  for (let index = 0; index < brokenCells; index++) {
    const row = rows[outside + 1000 + index * 5]!
    if (index % 3 === 0) row[2] = '32.13.1990'
    else if (index % 3 === 1) row[3] = '8701'
    else row[4] = 'pochta@'
  }
  const cells = [heads, ...rows].map((row) => row.map((value) => ({ value, type: String })))
  const bytes = await writeExcelFile(cells).toBuffer()
  const file = new File([new Uint8Array(bytes)], 'people.xlsx')
  return { file, expected: { known: outside, again: inside, broken: brokenCells } }
}

function spelt(one: Known, index: number): string[] {
  const name = [one.surname, one.givenName, one.patronymic].filter(Boolean).join(' ')
  const [year, month, day] = one.birthDate.split('-')
  const dates = [
    `${day}.${month}.${year}`,
    one.birthDate,
    `${day}/${month}/${year}`,
    `${day}.${month}.${year} ж.`,
  ]
  const digits = one.phone.slice(2)
  const phones = [one.phone, `8${digits}`, `8 (${digits.slice(0, 3)}) ${digits.slice(3)}`, `7${digits}`]
  return [
    String(index + 1),
    index % 4 === 0 ? name.toUpperCase() : name,
    dates[index % 4]!,
    phones[index % 4]!,
    '',
    index % 5 === 0 ? 'Ақкөл ауданы' : '',
  ]
}
