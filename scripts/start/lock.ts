import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.ts'
import { isAlive, isCommandOf, signalGroup } from './processes.ts'

type Lock = { pid: number; address: string; mode: string; children: number[] }

/**
 * One running installation per data folder. Throws when another one runs; what a killed one left behind is ended first.
 * The lock is let go by `release`, or taken over when its process is gone.
 */
export async function takeLock(dataDir: string, lock: Pick<Lock, 'address' | 'mode'>) {
  const file = path.join(dataDir, 'running.json')
  const mine: Lock = { ...lock, pid: process.pid, children: [] }
  if (!create(file, mine)) {
    const other = read(file)
    if (other && isAlive(other.pid) && isCommandOf(other.pid, 'node')) throw alreadyRunning(other)
    for (const pid of other?.children ?? []) await endLeftover(pid)
    writeFileSync(file, JSON.stringify(mine))
  }
  return {
    remember(pid: number) {
      mine.children.push(pid)
      writeFileSync(file, JSON.stringify(mine))
    },
    release() {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true })
    },
  }
}

/** What runs on this data folder just now, or null. */
export function findRunning(dataDir: string): Lock | null {
  const lock = read(path.join(dataDir, 'running.json'))
  return lock && isAlive(lock.pid) && isCommandOf(lock.pid, 'node') ? lock : null
}

function alreadyRunning(other: Lock): Failure {
  return new Failure(
    `Birgemiz is already running at ${other.address} (npm ${other.mode === 'dev' ? 'run dev' : 'start'}, process ${other.pid}).`,
    `Open that address, or stop it first with Ctrl-C or: kill ${other.pid}`,
  )
}

function create(file: string, lock: Lock): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, JSON.stringify(lock))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): Lock | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock
  } catch {
    return null
  }
}

async function endLeftover(pid: number): Promise<void> {
  // Next calls its process "next-server".
  if (!isCommandOf(pid, 'node') && !isCommandOf(pid, 'next-server')) return
  for (let tries = 0; tries < 60 && isAlive(pid); tries++) {
    signalGroup(pid, tries < 40 ? 'SIGTERM' : 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
