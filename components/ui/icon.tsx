const paths = {
  eye: 'M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  next: 'M4 12h15M13 6l6 6l-6 6',
  previous: 'M20 12H5M11 6l-6 6l6 6',
  plus: 'M12 4v16M4 12h16',
  close: 'M5 5l14 14M19 5L5 19',
  check: 'M4 13l5 5L20 6',
  calendar: 'M3 6h18v15H3zM3 11h18M8 3v5M16 3v5',
  download: 'M12 3v12M6 10l6 6l6-6M4 21h16',
  place: 'M12 21l-6-8a7 7 0 1 1 12 0zM12 7v4',
  alert: 'M12 3l10 18H2zM12 10v5M12 17.5v1',
  scan: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3M20 14v6h-6',
  print: 'M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z',
}
export type IconName = keyof typeof paths

/** A drawn sign that stands beside words, never instead of them. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
