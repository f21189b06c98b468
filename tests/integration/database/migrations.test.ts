import { expect, test } from 'vitest'
import { diffToSchema } from '#scripts/database/engine.ts'
import { asOwner, db } from '#tests/support/database.ts'

test('the migrations lead to the schema', async () => {
  expect(await diffToSchema('migrations', process.env.TEST_SERVER_URL!)).toBe('')
})

test('the application can add to the history and can neither change nor remove it', async () => {
  const rights = await asOwner<{ privilege: string }>(
    `SELECT privilege_type AS privilege FROM information_schema.role_table_grants
     WHERE grantee = 'birgemiz_app' AND table_name = 'AuditEntry' ORDER BY 1`,
  )
  expect(rights.map(({ privilege }) => privilege)).toEqual(['INSERT', 'SELECT'])
})

test('the application can neither make nor empty tables', async () => {
  await expect(db.$executeRawUnsafe('CREATE TABLE "Mine" (id int)')).rejects.toThrow(/permission denied/)
  await expect(db.$executeRawUnsafe('TRUNCATE "User" CASCADE')).rejects.toThrow(/permission denied/)
})
