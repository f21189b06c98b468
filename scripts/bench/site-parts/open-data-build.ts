import { makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { db } from '#lib/platform/db.ts'

// Started by the bench in a process of its own, so that its memory is nobody else's.

let heap = 0
const timer = setInterval(() => {
  heap = Math.max(heap, process.memoryUsage().heapUsed)
}, 20)
const name = await makeEdition(null)
clearInterval(timer)
await db.$disconnect()
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)
process.stdout.write(
  `${name}: heap ${megabytes(heap)} MB, process ${megabytes(process.resourceUsage().maxRSS * 1024)} MB\n`,
)
process.exitCode = name === null ? 1 : 0
