/** The public sections in the order of the header. */
export const sections = [
  { key: 'events', href: '/events' },
  { key: 'centres', href: '/centres' },
  { key: 'organisations', href: '/organisations' },
  { key: 'news', href: '/news' },
  { key: 'awards', href: '/awards' },
  { key: 'memoranda', href: '/memoranda' },
  { key: 'frontOffice', href: '/front-office' },
] as const
