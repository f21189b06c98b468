import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { SiteLink } from '#components/site/site-link.tsx'

type Props = {
  /** The list's address without the language. */
  action: string
  submit: string
  /** On a phone the filters hide behind this word; how many are set can stand in it. */
  summary?: string
  isOpen?: boolean
  reset?: { href: string; label: string }
  /** Other parameters to keep in the address. */
  hidden?: Record<string, string | undefined>
  row?: boolean
  children: ReactNode
}

/** Filters as a plain GET form: shareable in the address, works without script. */
export function FilterForm({ action, submit, summary, isOpen, reset, hidden, row, children }: Props) {
  const locale = useLocale() as Locale
  const form = (
    <form
      action={localePath(locale, action)}
      method="get"
      className={`filters ${row ? 'filters-row' : ''}`}
      role="search"
      aria-label={summary ?? submit}
    >
      {Object.entries(hidden ?? {}).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <div className="filters-end">
        <button type="submit" className="button">
          {submit}
        </button>
        {reset ? <SiteLink href={reset.href}>{reset.label}</SiteLink> : null}
      </div>
    </form>
  )
  if (!summary) return form
  return (
    <details className="filters-fold" open={isOpen}>
      <summary>{summary}</summary>
      {form}
    </details>
  )
}

type FieldProps = { name: string; label: string; hint?: string; className?: string }
type Option = { value: string; label: string }

/** A choice of a filter form; the empty value means "any". */
export function FilterSelect({
  name,
  label,
  options,
  value,
  any,
  className,
}: FieldProps & { options: Option[]; value?: string; any: string }) {
  return (
    <label className={`filter ${className ?? ''}`}>
      <span className="field-label">{label}</span>
      <select name={name} defaultValue={value ?? ''} className="input select">
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

type InputType = 'search' | 'number' | 'date' | 'text'

/** Words or a number to look for. */
export function FilterText({
  name,
  label,
  hint,
  value,
  type = 'search',
  className,
  ...rest
}: FieldProps & { value?: string; type?: InputType; placeholder?: string; min?: number; max?: number }) {
  return (
    <label className={`filter ${className ?? ''}`}>
      <span className="field-label">{label}</span>
      {hint ? <span className="field-hint">{hint}</span> : null}
      <input
        type={type}
        name={name}
        defaultValue={value ?? ''}
        className="input"
        maxLength={type === 'number' ? undefined : 100}
        {...rest}
      />
    </label>
  )
}

/** A yes-or-nothing filter. */
export function FilterCheck({
  name,
  label,
  checked,
  value = '1',
}: FieldProps & { checked?: boolean; value?: string }) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      <span>{label}</span>
    </label>
  )
}
