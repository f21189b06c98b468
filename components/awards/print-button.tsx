'use client'

/** Opens the browser's print dialog; without script people print as they always do. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="button button-small needs-script" onClick={() => window.print()}>
      {label}
    </button>
  )
}
