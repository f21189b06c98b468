import { makeEdition } from '#lib/open-data/commands/make-edition.ts'

// A build of the open data in a process of its own, for a test that kills it.

await makeEdition(null)
process.exit(0)
