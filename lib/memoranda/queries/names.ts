import { db } from '#lib/platform/db.ts'

/** Who decided, by account; somebody whose account is gone is not among them. */
export async function listNames(ids: (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(known)] } },
    select: { id: true, name: true },
  })
  return new Map(users.map(({ id, name }) => [id, name]))
}
