'use client'

import { type ComponentProps, useState } from 'react'
import { type Control, Field, type FieldProps } from './field.tsx'
import type { Back } from './form-context.ts'

export { CheckboxField, CheckboxGroup, RadioGroup } from './choices.tsx'

type InputProps = FieldProps &
  Pick<
    ComponentProps<'input'>,
    | 'autoComplete'
    | 'inputMode'
    | 'maxLength'
    | 'lang'
    | 'placeholder'
    | 'spellCheck'
    | 'min'
    | 'max'
    | 'step'
    | 'list'
    | 'autoCapitalize'
  > & {
    defaultValue?: string | number | null
    type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number'
    onInput?: ComponentProps<'input'>['onInput']
  }

/** One line of text. Shows again what was typed when the form comes back. */
export function TextField(props: InputProps) {
  const { type = 'text' } = props
  return (
    <Field {...props}>
      {(control, back) => <Input type={type} control={control} back={back} {...props} />}
    </Field>
  )
}

/** A calendar day, `YYYY-MM-DD`. */
export function DateField(props: InputProps) {
  return (
    <Field {...props}>
      {(control, back) => <Input {...props} type="date" control={control} back={back} extra="input-date" />}
    </Field>
  )
}

/** A wall-clock time in the region's zone, `YYYY-MM-DDTHH:mm`. */
export function DateTimeField(props: InputProps) {
  return (
    <Field {...props}>
      {(control, back) => (
        <Input {...props} type="datetime-local" control={control} back={back} extra="input-date" />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({ rows = 5, ...props }: InputProps & { rows?: number }) {
  return (
    <Field {...props}>
      {(control, back) => (
        <textarea
          {...control}
          rows={rows}
          className="input"
          lang={props.lang}
          maxLength={props.maxLength}
          spellCheck={props.spellCheck}
          defaultValue={typedText(back) ?? props.defaultValue ?? ''}
        />
      )}
    </Field>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }
type SelectProps = FieldProps & {
  options: Option[]
  defaultValue?: string | null
  /** The first, empty choice. */
  empty?: string
  onChange?: ComponentProps<'select'>['onChange']
}

/** One choice out of a list. */
export function SelectField({ options, empty, defaultValue, onChange, ...props }: SelectProps) {
  return (
    <Field {...props}>
      {(control, back) => (
        <select
          key={back.attempt}
          {...control}
          className="input select"
          defaultValue={typedText(back) ?? defaultValue ?? ''}
          onChange={onChange}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type PasswordProps = FieldProps & {
  autoComplete: 'current-password' | 'new-password'
  showLabel?: string
  hideText?: string
}

/** A password, never given back by the server; with script it can be made visible. */
export function PasswordField({ autoComplete, showLabel, hideText, ...props }: PasswordProps) {
  const [isShown, setShown] = useState(false)
  return (
    <Field {...props}>
      {(control) => (
        <span className="password">
          <input
            {...control}
            className="input"
            type={isShown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
          />
          {showLabel ? (
            <button
              type="button"
              className="button button-small button-quiet needs-script"
              aria-pressed={isShown}
              aria-controls={control.id}
              onClick={() => setShown(!isShown)}
            >
              {isShown ? (hideText ?? showLabel) : showLabel}
            </button>
          ) : null}
        </span>
      )}
    </Field>
  )
}

/** A file to send; the form that holds it is sent as multipart by React. */
export function FileField({
  accept,
  multiple,
  ...props
}: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field {...props}>
      {(control) => (
        <input {...control} className="input input-file" type="file" accept={accept} multiple={multiple} />
      )}
    </Field>
  )
}

/** A value that travels with the form. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />
}

type OwnInput = InputProps & { control: Control; back: Back; extra?: string }

function Input({ control, back, extra, defaultValue, ...props }: Omit<OwnInput, 'type'> & { type: string }) {
  const {
    autoComplete,
    inputMode,
    maxLength,
    lang,
    placeholder,
    spellCheck,
    min,
    max,
    step,
    list,
    autoCapitalize,
    onInput,
  } = props
  return (
    <input
      {...control}
      {...{
        autoComplete,
        inputMode,
        maxLength,
        lang,
        placeholder,
        spellCheck,
        min,
        max,
        step,
        list,
        autoCapitalize,
        onInput,
      }}
      type={props.type}
      className={`input ${extra ?? ''}`}
      defaultValue={typedText(back) ?? defaultValue ?? ''}
    />
  )
}

function typedText({ typed }: Back): string | undefined {
  return Array.isArray(typed) ? typed[0] : typed
}
