import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; key?: string }

/** Facts of a record: what it is called at the left, what it is at the right. Empty values are left out. */
export function DescriptionList({ facts }: { facts: (Fact | null | false | undefined)[] }) {
  const shown = facts.filter((fact): fact is Fact => Boolean(fact) && hasValue((fact as Fact).value))
  return (
    <dl className="facts">
      {shown.map((fact) => (
        <div key={fact.key ?? fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

function hasValue(value: ReactNode): boolean {
  return value !== null && value !== undefined && value !== '' && value !== false
}
