import { SiteLink } from '#components/site/site-link.tsx'
import { type Hill, type Landscape, layOut } from './hills.ts'

export type { Hill } from './hills.ts'

type Props = {
  /** From west to east. */
  hills: Hill[]
  /** People of organisations, who belong to no unit's hill. */
  ground?: number
  /** Says in words what the picture shows. */
  label: string
  size: 'wide' | 'narrow'
}

const columns = { wide: 189, narrow: 126 }

/** The region's people as a steppe horizon, one dot a person, drawn on the server. */
export function Horizon({ hills, ground = 0, label, size }: Props) {
  const landscape = layOut(hills, ground, columns[size])
  return (
    <svg
      className={`horizon horizon-${size}`}
      viewBox={`0 0 ${landscape.width} ${landscape.height}`}
      role="img"
      aria-label={label}
    >
      <Dots landscape={landscape} />
    </svg>
  )
}

function Dots({ landscape }: { landscape: Landscape }) {
  return (
    <g fill="none" strokeWidth="4.5" strokeLinecap="round">
      <path className="horizon-people" strokeDasharray="0 7" d={landscape.people} />
      <path className="horizon-ground" strokeDasharray="0 12" d={landscape.ground} />
      <path className="horizon-thanked" d={landscape.thanked} />
    </g>
  )
}

/** The names under the hills, each a link that also covers its hill. */
export function HillLinks({
  hills,
  ground = 0,
  label,
  format,
}: Pick<Props, 'hills' | 'ground' | 'label'> & { format: (n: number) => string }) {
  const { hills: drawn } = layOut(hills, ground, columns.wide)
  return (
    <nav className="hill-links" aria-label={label}>
      <ul>
        {drawn.map((hill) => (
          <li key={hill.unit} style={{ left: `${hill.left}%`, width: `${hill.width}%` }}>
            <SiteLink href={hill.href}>
              <span>{hill.label}</span> <b>{format(hill.people)}</b>
            </SiteLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How many people a dot of the picture stands for, for its legend. */
export function peoplePerDot(hills: Hill[], ground = 0): number {
  return layOut(hills, ground, columns.wide).peoplePerDot
}
