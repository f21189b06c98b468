import { run } from './bootstrap.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) throw new Error('Say which script to run: node scripts/run.mjs scripts/<folder>/<file>.ts')
await run(file, args)
