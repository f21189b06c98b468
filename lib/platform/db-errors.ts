type DriverCause = {
  kind?: string
  originalCode?: string
  constraint?: { index?: string; fields?: string[] }
}
type DatabaseError = {
  code?: string
  message?: string
  cause?: DriverCause & { code?: string }
  meta?: { driverAdapterError?: { cause?: DriverCause }; code?: string }
}

/** The name of the unique index a write ran into, or null. */
export function uniqueViolation(error: unknown): string | null {
  const { code, cause, meta } = asDatabaseError(error)
  const found = meta?.driverAdapterError?.cause ?? cause
  const isUnique = code === 'P2002' || found?.kind === 'UniqueConstraintViolation'
  if (!isUnique) return null
  return found?.constraint?.index ?? found?.constraint?.fields?.join(',') ?? 'unknown'
}

/** A row cannot go, because another one refers to it. */
export function isReferenced(error: unknown): boolean {
  const { code, cause, meta } = asDatabaseError(error)
  const found = meta?.driverAdapterError?.cause ?? cause
  return (
    code === 'P2003' || found?.kind === 'ForeignKeyConstraintViolation' || found?.originalCode === '23503'
  )
}

/** Serialization failures and deadlocks in all the shapes Prisma 7 gives them; repeating the transaction can help. */
export function isRetryable(error: unknown): boolean {
  const { code, cause, meta } = asDatabaseError(error)
  if (code === 'P2034') return true
  if ((cause?.kind ?? meta?.driverAdapterError?.cause?.kind) === 'TransactionWriteConflict') return true
  const driverCode = meta?.driverAdapterError?.cause?.originalCode ?? meta?.code
  return code === 'P2010' && (driverCode === '40P01' || driverCode === '40001')
}

/** A lock somebody else holds did not come free within `lock_timeout`: a rush on one row. */
export function isLockTimeout(error: unknown): boolean {
  const { cause, meta } = asDatabaseError(error)
  return (meta?.driverAdapterError?.cause ?? cause)?.originalCode === '55P03'
}

const unreachableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037', 'P2039'])
const unreachableSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])
const unreachableWords =
  /timeout exceeded when trying to connect|connection terminated|server closed the connection|can't reach database|terminating connection|ECONNREFUSED/i

/** The database does not answer (stopped, restarting, pool exhausted); the request can be repeated later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, cause, message } = asDatabaseError(error)
  if (code && (unreachableCodes.has(code) || unreachableSystemCodes.has(code))) return true
  if (cause?.kind === 'DatabaseNotReachable' || (cause?.code && unreachableSystemCodes.has(cause.code)))
    return true
  return unreachableWords.test(message ?? '')
}

function asDatabaseError(error: unknown): DatabaseError {
  return typeof error === 'object' && error !== null ? (error as DatabaseError) : {}
}
