/** The name drawn in the letters of the headings; its dots over і are people. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 804 200" width="804" height="200" aria-hidden="true">
      <use href="/marks.svg#wordmark" />
    </svg>
  )
}
