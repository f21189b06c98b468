'use client'

import type { ReactNode } from 'react'
import { FieldGroup, type FieldProps } from './field.tsx'
import { useField } from './form-context.ts'

type Choice = {
  value: string
  label: string
  hint?: string
  disabled?: boolean
  /** A small picture above the words. */
  figure?: ReactNode
}

/** One tick. `value` is what the server receives when it is set. */
export function CheckboxField({
  name,
  label,
  hint,
  defaultChecked,
  value = 'on',
  className,
}: FieldProps & { defaultChecked?: boolean; value?: string }) {
  const { id, error, errorId, hintId, back } = useField(name, label)
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={`field ${error ? 'field-wrong' : ''} ${className ?? ''}`}>
      {error ? (
        <p id={errorId} className="field-error">
          {error}
        </p>
      ) : null}
      <label className="choice" htmlFor={id}>
        <input
          key={back.attempt}
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={back.isBack ? back.typed === value : defaultChecked}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
        <span>
          {label}
          <Hint id={hintId}>{hint}</Hint>
        </span>
      </label>
    </div>
  )
}

type GroupProps<Value> = FieldProps & { options: Choice[]; defaultValue?: Value; columns?: boolean }

/** One choice, all of them in sight. */
export function RadioGroup({ options, defaultValue, columns, ...props }: GroupProps<string>) {
  return (
    <FieldGroup {...props}>
      {(control, back) => (
        <div key={back.attempt} className={columns ? 'choices choices-columns' : 'choices'}>
          {options.map((option) => (
            <Option
              key={option.value}
              option={option}
              name={control.name}
              type="radio"
              isChecked={(back.typed ?? defaultValue) === option.value}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

/** Any number of choices; give `name` with `[]` at its end. */
export function CheckboxGroup({ options, defaultValue = [], columns, ...props }: GroupProps<string[]>) {
  const name = props.name.endsWith('[]') ? props.name : `${props.name}[]`
  return (
    <FieldGroup {...props} name={name}>
      {(_, back) => {
        const chosen = back.isBack ? [back.typed ?? []].flat() : defaultValue
        return (
          <div key={back.attempt} className={columns ? 'choices choices-columns' : 'choices'}>
            {options.map((option) => (
              <Option
                key={option.value}
                option={option}
                name={name}
                type="checkbox"
                isChecked={chosen.includes(option.value)}
              />
            ))}
          </div>
        )
      }}
    </FieldGroup>
  )
}

type OptionProps = { option: Choice; name: string; type: 'radio' | 'checkbox'; isChecked: boolean }

function Option({ option, name, type, isChecked }: OptionProps) {
  return (
    <label className="choice">
      <input
        type={type}
        name={name}
        value={option.value}
        defaultChecked={isChecked}
        disabled={option.disabled}
      />
      <span>
        {option.figure}
        {option.label}
        {option.hint ? <span className="field-hint">{option.hint}</span> : null}
      </span>
    </label>
  )
}

function Hint({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <span id={id} className="field-hint">
      {children}
    </span>
  )
}
