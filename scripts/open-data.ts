import { runBeside } from '#scripts/start/beside.ts'
import { explain } from '#scripts/start/failure.ts'

// npm run open-data: a new edition now, beside a running site or without one.

try {
  process.exitCode = await runBeside(['scripts/open-data-edition.ts'])
} catch (error) {
  explain(error)
  process.exitCode = 1
}
