import type { ReactionKind } from '#lib/counting/schema.ts'

/** Signs every phone can draw; the word always stands beside. */
export const reactionSigns: Record<ReactionKind, string> = { thanks: '🙏', heart: '❤️', clap: '👏' }
