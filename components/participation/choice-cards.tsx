'use client'

import type { ReactNode } from 'react'
import { FieldGroup, type FieldProps } from '#components/ui/field.tsx'

export type ChoiceCard = {
  value: string
  label: ReactNode
  /** Stands under the label and is read with it. */
  details?: ReactNode
  /** Shown, but not to be chosen. */
  isOff?: boolean
}

/** One choice out of a few that need more words than a line; the whole card is the label. */
export function ChoiceCards({
  options,
  defaultValue,
  ...props
}: FieldProps & { options: ChoiceCard[]; defaultValue?: string }) {
  return (
    <FieldGroup {...props}>
      {({ id, name }, back) => (
        <ul key={back.attempt} className="choice-cards">
          {options.map(({ value, label, details, isOff }) => (
            <li key={value} className={isOff ? 'choice-card choice-card-off' : 'choice-card'}>
              {isOff ? null : (
                <input
                  id={`${id}-${value}`}
                  type="radio"
                  name={name}
                  value={value}
                  defaultChecked={(back.typed ?? defaultValue) === value}
                  aria-describedby={details ? `${id}-${value}-details` : undefined}
                />
              )}
              {isOff ? (
                <p className="choice-card-label">{label}</p>
              ) : (
                <label className="choice-card-label" htmlFor={`${id}-${value}`}>
                  {label}
                </label>
              )}
              {details ? (
                <div id={`${id}-${value}-details`} className="choice-card-details">
                  {details}
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </FieldGroup>
  )
}
