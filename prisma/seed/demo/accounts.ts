import { randomInt } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { hashPassword } from '#lib/accounts/password.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { env } from '#lib/platform/env.ts'
import type { Prisma, Role } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { userRow } from '../rows.ts'
import type { DemoCentre } from './centres.ts'
import type { DemoOrganisation } from './organisations.ts'
import type { Region } from './region.ts'
import type { DemoVolunteer } from './volunteers.ts'

export const accountsFile = path.join(env.DATA_DIR, 'demo-accounts.json')

const accountList = z.array(
  z.object({ role: z.string(), name: z.string(), email: z.string(), password: z.string() }),
)
type Account = z.infer<typeof accountList>[number]

type Plan = {
  role: Role
  key: string
  name: string
  locale: string
  centreId?: string
  organisationId?: string
  volunteerId?: string
}

/**
 * Opens the demo accounts and returns the administrator's id; the passwords are this installation's own and stay the same when
 * the region is loaded again.
 */
export async function loadAccounts(
  region: Region,
  places: {
    mainCentre: DemoCentre
    otherCentre: DemoCentre
    organisation: DemoOrganisation
    volunteer: DemoVolunteer
  },
): Promise<string> {
  const plans = planAccounts(places)
  const known = await knownAccounts()
  const accounts = plans.map(({ role, key, name }): Account => {
    const email = `${key}@demo.invalid`
    const password = known.find((account) => account.email === email)?.password ?? newPassword()
    return { role, name, email, password }
  })
  await writeAccounts(accounts)
  const users: Awaited<ReturnType<typeof asUser>>[] = []
  for (const [index, account] of accounts.entries())
    users.push(await asUser(region, account, plans[index]?.locale ?? 'kk'))
  await region.tx.user.createMany({ data: users })
  const roles = plans.map((plan, index) => asRole(region, plan, users[index]?.id ?? ''))
  await region.tx.roleAssignment.createMany({ data: roles })
  const owner = users[plans.findIndex(({ volunteerId }) => volunteerId)]
  await region.tx.volunteer.update({
    where: { id: places.volunteer.id },
    data: { userId: owner?.id ?? null, email: owner?.email ?? null },
  })
  return users[0]?.id ?? ''
}

/** The passwords of the demo accounts, or none before the region was loaded. */
export async function knownAccounts(): Promise<Account[]> {
  const text = await readFile(accountsFile, 'utf8').catch(() => '[]')
  const parsed = accountList.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : []
}

function planAccounts(places: Parameters<typeof loadAccounts>[1]): Plan[] {
  const { mainCentre, otherCentre, organisation, volunteer } = places
  const { surname, givenName } = volunteer.person
  return [
    { role: 'administrator', key: 'admin', name: 'Сәуле Әбенова', locale: 'kk' },
    { role: 'editor', key: 'editor', name: 'Марат Есенов', locale: 'kk' },
    {
      role: 'coordinator',
      key: 'coordinator',
      name: 'Динара Қасымова',
      locale: 'kk',
      centreId: mainCentre.id,
    },
    {
      role: 'coordinator',
      key: 'coordinator2',
      name: 'Сергей Морозов',
      locale: 'ru',
      centreId: otherCentre.id,
    },
    {
      role: 'representative',
      key: 'representative',
      name: 'Жанар Бекенова',
      locale: 'kk',
      organisationId: organisation.id,
    },
    {
      role: 'volunteer',
      key: 'volunteer',
      name: `${givenName} ${surname}`,
      locale: volunteer.person.locale,
      volunteerId: volunteer.id,
    },
  ]
}

async function asUser(region: Region, account: Account, locale: string) {
  const passwordHash = await hashPassword(account.password)
  const createdAt = new Date(region.now.getTime() - 200 * dayMs)
  const { name, email } = account
  return userRow({ id: newId(), name, email, locale, passwordHash, isDemo: true, createdAt })
}

function asRole({ now }: Region, plan: Plan, userId: string): Prisma.RoleAssignmentCreateManyInput {
  const { role, centreId = null, organisationId = null } = plan
  return { userId, role, centreId, organisationId, validFrom: new Date(now.getTime() - 200 * dayMs) }
}

/** Sixteen letters and digits in four groups, without look-alikes: about 79 bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

async function writeAccounts(accounts: Account[]): Promise<void> {
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 })
  const half = `${accountsFile}.${process.pid}`
  await writeFile(half, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(half, accountsFile)
}
