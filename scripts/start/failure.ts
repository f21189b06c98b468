/** Something a person can put right: one sentence about what happened and one about what to do. */
export class Failure extends Error {
  advice: string

  constructor(message: string, advice: string) {
    super(message)
    this.name = 'Failure'
    this.advice = advice
  }
}

/** Prints a failure the way a person reads it; anything unexpected keeps its stack. */
export function explain(error: unknown): void {
  const known = asFailure(error)
  if (known) process.stderr.write(`\n✗ ${known.message}\n  ${known.advice}\n`)
  else
    process.stderr.write(`\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

function asFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error
  const { code, path } = (error ?? {}) as { code?: string; path?: string }
  if (code === 'ENOSPC') return diskFull()
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return notWritable(path ?? 'a file')
  return null
}

export function diskFull(): Failure {
  return new Failure(
    'The disk is full.',
    'Free at least 1 GB on the disk of the project (and of DATA_DIR) and run the command again.',
  )
}

export function notWritable(path: string): Failure {
  return new Failure(
    `No permission to write ${path}.`,
    'Run the command as the user who owns the project, or point DATA_DIR at a folder that can be written.',
  )
}
