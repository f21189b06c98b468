/** How much of a whole is done, as a bar with its words. `label` says it all for screen readers. */
export function Progress({
  value,
  max,
  label,
  words,
}: {
  value: number
  max: number
  label: string
  words?: string
}) {
  return (
    <div className="progress">
      <progress value={Math.min(value, max)} max={Math.max(max, 1)} aria-label={label} />
      {words ? <span aria-hidden="true">{words}</span> : null}
    </div>
  )
}
