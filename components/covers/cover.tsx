type Props = {
  /** Code of the direction of volunteering. */
  direction: string | null | undefined
  /** `stand` rises from the line of a page's head. */
  size?: 'small' | 'card' | 'band' | 'stand'
}

const tones: Record<string, string> = {
  animals: 'leaf',
  children: 'warm',
  corporate: 'deep',
  cultural: 'warm',
  digital: 'deep',
  eco: 'leaf',
  education: 'sky',
  emergency: 'deep',
  event: 'deep',
  heritage: 'warm',
  inclusive: 'sky',
  legal: 'sky',
  media: 'deep',
  medical: 'sky',
  search: 'leaf',
  silver: 'sky',
  social: 'warm',
  sport: 'sky',
}

const views = { small: '0 0 480 300', card: '0 0 480 300', band: '0 20 480 250', stand: '30 20 420 228' }

/** The drawing of a direction in five parallel lines that rise from the horizon; the words beside it name the direction. */
export function Cover({ direction, size = 'card' }: Props) {
  const name = direction && direction in tones ? direction : 'event'
  const id = size === 'small' ? `${name}-s` : name
  return (
    <svg
      className={`cover cover-${size} cover-${tones[name]}`}
      viewBox={views[size]}
      preserveAspectRatio={size === 'band' || size === 'stand' ? 'xMidYMax meet' : 'xMidYMid slice'}
      aria-hidden="true"
    >
      <use href={`/covers.svg#${id}`} />
    </svg>
  )
}

/** The ram's horn (қошқар мүйіз) of letters and awards, drawn the same way. */
export function Ornament({ className }: { className?: string }) {
  return (
    <svg className={`ornament ${className ?? ''}`} viewBox="0 0 480 300" aria-hidden="true">
      <use href="/covers.svg#horn" />
    </svg>
  )
}
