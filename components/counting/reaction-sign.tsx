import type { ReactionKind } from '#lib/counting/schema.ts'

/** Drawn, not typed: phones draw emoji each in their own way, and old computers not at all. The word always stands beside. */
const shapes: Record<ReactionKind, string> = {
  thanks:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 1.5V5M12 19v3.5M1.5 12H5M19 12h3.5M4.6 4.6l2.5 2.5M16.9 16.9l2.5 2.5M4.6 19.4l2.5-2.5M16.9 7.1l2.5-2.5',
  heart:
    'M12 20.5C5 15.5 2.5 12 2.5 8.500a4.800 4.800 0 0 1 9.500-1.500a4.800 4.800 0 0 1 9.500 1.500c0 3.500-2.500 7-9.500 12Z',
  clap: 'm12 2.500 2.900 6.200 6.600.8-4.900 4.600 1.300 6.700L12 17.500l-5.900 3.300 1.300-6.700-4.900-4.600 6.600-.8Z',
}

export function ReactionSign({ kind }: { kind: ReactionKind }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" className="reaction-sign">
      <path d={shapes[kind]} />
    </svg>
  )
}
