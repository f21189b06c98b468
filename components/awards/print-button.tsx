'use client'

/** Opens the browser's print dialog; without script people print as they always do. */
export function PrintButton({ label, isQuiet = false }: { label: string; isQuiet?: boolean }) {
  return (
    <button
      type="button"
      className={`button button-small ${isQuiet ? 'button-quiet' : ''} needs-script`}
      onClick={() => window.print()}
    >
      {label}
    </button>
  )
}
