import pg from 'pg'

export const appRole = 'birgemiz_app'

/**
 * Lets the web process and the worker read and write rows and nothing else: no tables made or dropped, and history can be
 * added to but never changed. Called after each migration, so that new tables are covered; a second call changes nothing.
 */
export async function grantToApp(ownerUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole])
    if (!rowCount) await client.query(`CREATE ROLE ${appRole}`)
    await client.query(
      `ALTER ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
    )
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC')
    await client.query(`GRANT USAGE ON SCHEMA public TO ${appRole}`)
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${appRole}`)
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${appRole}`)
    await client.query(`REVOKE ALL ON "_prisma_migrations" FROM ${appRole}`)
    for (const history of ['AuditEntry', 'HourEntry', 'NewsVersion'])
      await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON "${history}" FROM ${appRole}`)
  } finally {
    await client.end()
  }
}

/** Makes the database when the server does not have it yet. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const from = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ''
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`)
  } finally {
    await client.end()
  }
}
