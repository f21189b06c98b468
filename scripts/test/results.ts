import { existsSync, readFileSync, rmSync } from 'node:fs'
import { Failure } from '#scripts/start/failure.ts'

export type Result = { part: string; passed: number; failed: number }

/** The numbers of a Vitest run, from its JSON report; a file that could not even be loaded counts as one failure. */
export function readVitest(part: string, file: string): Result {
  const report = parse<{
    numPassedTests: number
    numFailedTests: number
    numFailedTestSuites: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }>(part, file)
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { part, passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** The numbers of a Playwright run; an error outside any test counts as one failure. */
export function readPlaywright(part: string, file: string): Result {
  const { stats, errors } = parse<{
    stats: { expected: number; unexpected: number; flaky: number }
    errors: unknown[]
  }>(part, file)
  return { part, passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

/** Prints one line a part and, last of all, the sum; returns the exit code. */
export function summarise(results: Result[]): number {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  process.stdout.write('\n')
  for (const result of results)
    process.stdout.write(`${result.part}: ${result.passed} passed, ${result.failed} failed\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed > 0 || passed === 0 ? 1 : 0
}

function parse<Report>(part: string, file: string): Report {
  if (!existsSync(file))
    throw new Failure(`The ${part} tests ended without a report.`, 'Their own words are above.')
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  rmSync(file)
  return report
}
