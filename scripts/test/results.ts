import { existsSync, readFileSync, rmSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { Failure } from '#scripts/start/failure.ts'
import { root } from '#scripts/start/settings.ts'

export type Result = { part: string; passed: number; failed: number; failures?: string[] }

const linesOfFailure = 6

/** The numbers of a Vitest run, from its JSON report; a file that could not even be loaded counts as one failure. */
export function readVitest(part: string, file: string): Result {
  const report = parse<{
    numPassedTests: number
    numFailedTests: number
    numFailedTestSuites: number
    testResults: VitestFile[]
  }>(part, file)
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failures = [
    ...broken.map(({ name, message }) => failure(name, message)),
    ...report.testResults.flatMap(failedIn),
  ]
  return { part, passed: report.numPassedTests, failed: report.numFailedTests + broken.length, failures }
}

type VitestFile = {
  name: string
  status: string
  message?: string
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
}

function failedIn({ name, assertionResults }: VitestFile): string[] {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => failure(`${name}: ${fullName}`, failureMessages?.join('\n')))
}

/** The numbers of a Playwright run; an error outside any test counts as one failure. */
export function readPlaywright(part: string, file: string): Result {
  const {
    stats,
    errors,
    suites = [],
  } = parse<{
    stats: { expected: number; unexpected: number; flaky: number }
    errors: { message?: string }[]
    suites?: PlaywrightSuite[]
  }>(part, file)
  const failures = [
    ...errors.map(({ message }) => failure('outside any test', message)),
    ...suites.flatMap(notOkIn),
  ]
  return { part, passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, failures }
}

type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs?: PlaywrightSpec[] }
type PlaywrightSpec = {
  title: string
  file: string
  ok: boolean
  tests: { results: { error?: { message?: string } }[] }[]
}

function notOkIn({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) =>
      failure(
        `${file}: ${title}`,
        tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? [])).join('\n'),
      ),
    )
  return [...own, ...suites.flatMap(notOkIn)]
}

/** A failed test and the first words of its reason, without the colours of a terminal. */
function failure(name: string, reason = ''): string {
  const lines = stripVTControlCharacters(reason).split('\n').slice(0, linesOfFailure)
  return [name.replace(`${root}/`, ''), ...lines].join('\n    ')
}

/** Prints what failed once more, one line a part and, last of all, the sum; returns the exit code. */
export function summarise(results: Result[]): number {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  process.stdout.write('\n')
  for (const { failures = [] } of results)
    for (const one of failures) process.stdout.write(`failed: ${one}\n`)
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
