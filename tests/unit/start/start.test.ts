import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCluster } from '#scripts/database/cluster.ts'
import { readSecrets } from '#scripts/start/secrets.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'birgemiz-start-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('a start that cannot go on says why and what to do', () => {
  test('beside a running one it names the address and leaves it alone', async () => {
    const lock = JSON.stringify({
      pid: process.pid,
      address: 'http://127.0.0.1:4321',
      mode: 'start',
      children: [],
    })
    writeFileSync(path.join(dataDir, 'running.json'), lock)
    const { code, said } = await start({})
    expect(code).toBe(1)
    expect(said).toContain('already running at http://127.0.0.1:4321')
    expect(readFileSync(path.join(dataDir, 'running.json'), 'utf8')).toBe(lock)
  })

  test('on a taken port it proposes another and leaves no lock behind', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { code, said } = await start({ PORT: String(port) })
    server.close()
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken`)
    expect(existsSync(path.join(dataDir, 'running.json'))).toBe(false)
  })

  test('the lock of a killed start does not stand in the way', async () => {
    writeFileSync(
      path.join(dataDir, 'running.json'),
      JSON.stringify({ pid: 2 ** 22, address: '', mode: 'start', children: [] }),
    )
    const { said } = await start({ HOST: '192.0.2.1' })
    expect(said).toContain('Nothing can listen on HOST 192.0.2.1')
  })

  test('with a port that is none', async () => {
    expect((await start({ PORT: '3000x' })).said).toContain('PORT is "3000x", which is not a port')
  })

  test('with a file in place of the data folder', async () => {
    const file = path.join(dataDir, 'file')
    writeFileSync(file, '')
    expect((await start({ DATA_DIR: file })).said).toContain('is not a folder')
  })

  test('with secrets that cannot be read', () => {
    writeFileSync(path.join(dataDir, 'secrets.json'), '{')
    expect(() => readSecrets(dataDir)).toThrow('is damaged')
  })
})

test('data of another PostgreSQL version is refused and not touched', async () => {
  const folder = path.join(dataDir, 'postgres')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'PG_VERSION'), '15\n')
  const programs = { postgres: '', initdb: '', major: '18' }
  const cluster = { user: null, programs, folder, ownerPassword: '' }
  await expect(createCluster(cluster)).rejects.toThrow(
    'was made by PostgreSQL 15, but PostgreSQL 18 comes with the project',
  )
  expect(readFileSync(path.join(folder, 'PG_VERSION'), 'utf8')).toBe('15\n')
})

test('secrets are made once and are for their owner only', () => {
  chmodSync(dataDir, 0o700)
  const first = readSecrets(dataDir)
  expect(readSecrets(dataDir)).toEqual(first)
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(Buffer.from(first.dataKey, 'base64')).toHaveLength(32)
  expect(Buffer.from(first.indexKey, 'base64')).toHaveLength(32)
})

/** Runs the start script to its end; the cases here end before anything is started. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    NODE_ENV: 'test' as const,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '1',
    ...settings,
  }
  const child = spawn(process.execPath, ['scripts/start/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => (said += words.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}
