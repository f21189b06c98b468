import type { ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { Failure } from './failure.ts'
import { startChild } from './processes.ts'
import { type Settings, addressOf } from './settings.ts'

type Address = Pick<Settings, 'mode' | 'host' | 'port'>

const readyPatienceMs = 120_000

export function startSite(settings: Address, env: NodeJS.ProcessEnv): ChildProcess {
  const { host, port, mode } = settings
  if (mode === 'dev') {
    const args = ['node_modules/next/dist/bin/next', 'dev', '-H', host, '-p', String(port)]
    return startChild(args, { ...env, NODE_ENV: 'development' })
  }
  const address = { HOST: host, PORT: String(port) }
  return startChild(['scripts/serve/main.ts'], { ...env, ...address, NODE_ENV: 'production' })
}

/** Resolves when the site answers: with `start` its own health check, with `dev` its port (pages compile when asked for). */
export async function waitForSite(site: ChildProcess, settings: Address): Promise<void> {
  const end = Date.now() + readyPatienceMs
  let last = 'it does not answer'
  while (Date.now() < end) {
    if (site.exitCode !== null || site.signalCode !== null) {
      throw new Failure('The site ended while starting.', 'Its own words are above.')
    }
    const answer = settings.mode === 'dev' ? await tryPort(settings) : await tryHealth(settings)
    if (answer === 'ready') return
    last = answer
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Failure(
    `The site did not get ready in ${readyPatienceMs / 1000} s: ${last}.`,
    'Its own words are above.',
  )
}

async function tryHealth(settings: Address): Promise<string> {
  try {
    const answer = await fetch(`${addressOf(settings)}/api/health/ready`, {
      signal: AbortSignal.timeout(5000),
    })
    return answer.ok ? 'ready' : `its health check answers ${answer.status}`
  } catch {
    return 'it does not answer'
  }
}

function tryPort(settings: Address): Promise<string> {
  const { hostname, port } = new URL(addressOf(settings))
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) })
    socket.once('connect', () => socket.end(() => resolve('ready')))
    socket.once('error', () => resolve('it does not answer'))
  })
}
