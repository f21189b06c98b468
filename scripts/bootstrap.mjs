// Runs on whatever Node is there and on nothing from node_modules: it is what puts node_modules there.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const nodeMajorMin = 24

/** Runs a TypeScript file of the project with its dependencies installed, on the Node that comes with the project. */
export async function run(file, args = process.argv.slice(2)) {
  process.chdir(root)
  installDependencies()
  const script = path.join(root, file)
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorMin) {
    process.argv = [process.execPath, script, ...args]
    await import(pathToFileURL(script).href)
    return
  }
  const bundled = path.join(root, 'node_modules', '.bin', 'node')
  if (!existsSync(bundled)) {
    fail(
      `Node ${process.versions.node} is too old, and no newer one comes with the project for ${process.platform}-${process.arch}.`,
      `Install Node ${nodeMajorMin} or newer and run the same command again.`,
    )
  }
  handOver(bundled, [script, ...args])
}

function handOver(node, args) {
  const child = spawn(node, args, { stdio: 'inherit', cwd: root })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) =>
    fail(`The bundled Node could not be started (${error.message}).`, 'Delete node_modules and try again.'),
  )
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

function installDependencies() {
  if (areDependenciesInstalled()) return
  const began = Date.now()
  console.log('• Installing dependencies (npm ci); the first time this takes about a minute …')
  const npm = process.env.npm_execpath
  // npm's warnings are about the Node that installs, not the one that comes with the project.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const command = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags]
  const { status, error } = spawnSync(command[0], command[1], {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: root,
  })
  if (error || status !== 0) {
    fail(
      `Dependencies could not be installed: npm ci ${error ? `did not start (${error.message})` : `ended with ${status}`}.`,
      'The lines above say why. Usual reasons: no way to the npm registry, a full disk (1.5 GB are needed), no right to write here.',
    )
  }
  console.log(`✓ Dependencies installed (${Math.round((Date.now() - began) / 1000)} s)`)
}

/** Compares what is installed with the lock file by content: dates say nothing after a checkout. */
function areDependenciesInstalled() {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = installed[name]
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function fail(message, advice) {
  console.error(`\n✗ ${message}\n  ${advice}`)
  process.exit(1)
}
