import { runBeside } from '#scripts/start/beside.ts'
import { Failure, explain } from '#scripts/start/failure.ts'

// npm run demo:load, npm run demo:remove: beside a running site or without one.

const programs: Record<string, string[]> = {
  load: ['prisma/seed/main.ts', '--again'],
  remove: ['prisma/seed/remove-main.ts'],
}

try {
  const program = programs[process.argv[2] ?? '']
  if (!program)
    throw new Failure('Say what to do with the demo region.', 'npm run demo:load or npm run demo:remove')
  process.exitCode = await runBeside(program)
} catch (error) {
  explain(error)
  process.exitCode = 1
}
