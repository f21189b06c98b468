import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '#lib/platform/env.ts'

const file = path.join(env.DATA_DIR, 'demo-removed')

/** Somebody took the demonstration region out: the next start must not bring it back by itself. */
export function isDemoUnwanted(): boolean {
  return existsSync(file)
}

export function rememberRemoval(): void {
  mkdirSync(env.DATA_DIR, { recursive: true })
  writeFileSync(file, 'npm run demo:load brings the demonstration region back.\n')
}

export function forgetRemoval(): void {
  rmSync(file, { force: true })
}
