import pino from 'pino'
import { env } from './env.ts'

/** One JSON line an event, ids instead of personal data. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['password', '*.password', 'token', '*.token', 'email', '*.email', 'cookie', '*.cookie'],
  serializers: { err: ({ name, message, code, stack }) => ({ name, message, code, stack }) },
})
