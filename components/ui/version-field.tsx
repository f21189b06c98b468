'use client'

import { useField } from './form-context.ts'

/**
 * The version of the row a form was made from, sent along so that nobody is overwritten unseen. It stays as it was while other
 * mistakes are corrected; only when the refusal was about the version itself does the next sending speak of the present one.
 */
export function VersionField({ version, label }: { version: number; label: string }) {
  const { id, error, back } = useField('version', label)
  const typed = Array.isArray(back.typed) ? back.typed[0] : back.typed
  const sent = back.isBack && !error ? (typed ?? version) : version
  return (
    <>
      <input type="hidden" name="version" value={sent} />
      {error ? (
        <p id={id} className="field-error" tabIndex={-1}>
          {error}
        </p>
      ) : null}
    </>
  )
}
