import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { root } from '#scripts/start/settings.ts'

// Prisma's command line wants to download its engine; the same engine comes from npm as WebAssembly.

const filters = { externalTables: [], externalEnums: [] }
const schemaDir = path.join(root, 'prisma', 'schema')
export const migrationsDir = path.join(root, 'prisma', 'migrations')

/**
 * Applies the migrations that the database does not know yet and returns their names; a second call applies none. Each one is
 * applied as a whole or not at all, so one that failed can be put right and applied by the next call.
 */
export async function applyMigrations(url: string): Promise<string[]> {
  return withEngine(url, async (engine, adapters) => {
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: readMigrations(),
        filters,
      })
      return appliedMigrationNames
    } catch (error) {
      const failed = String(error).match(/migration_name="([^"]+)"/)?.[1]
      if (!adapters.scriptError || !failed) throw error
      await engine.markMigrationRolledBack({ migrationName: failed })
      throw new Error(`${failed}: ${adapters.scriptError.message}`, { cause: adapters.scriptError })
    }
  })
}

/** The SQL that leads from the migrations (or from nothing) to the schema; empty when they agree. */
export async function diffToSchema(from: 'migrations' | 'nothing', serverUrl: string): Promise<string> {
  const files = readSchema().map(([name, content]) => ({ path: name, content }))
  return withEngine(serverUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: from === 'migrations' ? { tag: 'migrations', ...readMigrations() } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    })
    return withoutHandmade(stdout ?? '')
  })
}

/** Indexes that the schema cannot say are written by hand in a migration and named without Prisma's `_idx` or `_key`. */
function withoutHandmade(sql: string): string {
  const kept = sql.replaceAll(/-- DropIndex\nDROP INDEX "(?!\w+_(?:idx|key)")\w+";\n*/g, '').trim()
  return kept === '-- This is an empty migration.' ? '' : kept && `${kept}\n`
}

export function readSchema(): [string, string][] {
  return readdirSync(schemaDir)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [path.join(schemaDir, name), readFileSync(path.join(schemaDir, name), 'utf8')])
}

function readMigrations(): MigrationList {
  const names = listMigrations()
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

function listMigrations(): string[] {
  if (!existsSync(migrationsDir)) return []
  const entries = readdirSync(migrationsDir, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

async function withEngine<Result>(
  url: string,
  use: (engine: SchemaEngine, adapters: Adapters) => Promise<Result>,
) {
  const adapters = new Adapters({ connectionString: url })
  const engine = await openEngine(adapters)
  try {
    return await use(engine, adapters)
  } finally {
    await adapters.close()
  }
}

async function openEngine(adapters: Adapters): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await (loading ??= load())
  return Engine.new(
    { datamodels: readSchema() },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapters),
  )
}

// The bindings know one instance; a second one would take over the callbacks of the first.
let loading: ReturnType<typeof load> | null = null

async function load() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  )
  const wasm = readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings as never })
  bindings.__wbg_set_wasm(instance.exports)
  const { __wbindgen_start: begin } = instance.exports as { __wbindgen_start?: () => void }
  begin?.()
  return bindings
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * The stock adapter cuts a script at every semicolon, also inside functions and comments. Here the server gets the script
 * whole, which also makes it one transaction.
 */
class Adapters extends PrismaPg {
  scriptError: Error | null = null
  private readonly opened: Adapter[] = []

  override async connect(): Promise<Adapter> {
    return this.adapt(await super.connect())
  }

  override async connectToShadowDb(): Promise<Adapter> {
    return this.adapt(await super.connectToShadowDb())
  }

  private adapt(adapter: Adapter): Adapter {
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script)
      } catch (error) {
        this.scriptError = error as Error
        throw error
      }
    }
    teachInternalChar(adapter)
    this.opened.push(adapter)
    return adapter
  }

  async close(): Promise<void> {
    const pools = this.opened.map((adapter) => adapter.underlyingDriver())
    await Promise.all(pools.map((pool) => (pool.ended ? undefined : pool.end())))
  }
}

/** The catalogue's own one-byte type, which the stock adapter does not know and the engine needs to compare schemas. */
function teachInternalChar(adapter: Adapter): void {
  const internalChar = 18
  const columns = new Set<string>()
  const pool = adapter.underlyingDriver()
  const ask = pool.query.bind(pool) as (...args: unknown[]) => Promise<Partial<pg.QueryResult>>
  const askAndNote = async (...args: unknown[]) => {
    const result = await ask(...args)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== internalChar) continue
      columns.add(field.name)
      field.dataTypeID = pg.types.builtins.TEXT
    }
    return result
  }
  pool.query = askAndNote as unknown as typeof pool.query
  const query = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (question) => {
    const result = await query(question)
    const types = result.columnTypes.map((type, at) =>
      columns.has(result.columnNames[at]!) ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes: types }
  }
}
