import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that wait more than they work begin first, so that the others run beside them and no core is idle at the end. */
const longest = /killed-worker|smtp-away|participation\/rush/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

const here = import.meta.dirname
const quiet = path.join(here, 'tests/support/quiet.ts')
const database = path.join(here, 'tests/support/own-database.ts')

export default defineConfig({
  resolve: {
    alias: [
      // Both work only inside Next: the first throws elsewhere, the second asks for a request.
      { find: /^server-only$/, replacement: path.join(here, 'node_modules/server-only/empty.js') },
      { find: /^next\/cache(?:\.js)?$/, replacement: path.join(here, 'tests/support/next-cache.ts') },
    ],
  },
  test: {
    // Asking for nothing must not look like success.
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    allowOnly: false,
    projects: [
      project('unit', { include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: [quiet] }),
      // Each reads the whole source.
      project('architecture', {
        include: ['tests/architecture/**/*.test.ts'],
        setupFiles: [quiet],
        testTimeout: 30_000,
      }),
      project('integration', {
        include: ['tests/integration/**/*.test.ts'],
        exclude: ['tests/integration/demo/**'],
        setupFiles: [quiet, database],
        testTimeout: 20_000,
        hookTimeout: 30_000,
        env: { TEST_TEMPLATE: 'birgemiz_template' },
      }),
      project('demo', {
        include: ['tests/integration/demo/**/*.test.ts'],
        setupFiles: [quiet, database],
        testTimeout: 30_000,
        hookTimeout: 30_000,
        env: { TEST_TEMPLATE: 'birgemiz_demo' },
      }),
    ],
  },
})

function project(name: string, test: object) {
  return { extends: true as const, test: { name, environment: 'node' as const, ...test } }
}
