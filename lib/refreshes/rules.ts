/** A cache tag: the name of a domain, or a domain and what it is about. */
export const tagPattern = /^[a-z][a-zA-Z-]{1,30}(?::[\p{L}\p{N}:_-]{1,160})?$/u

/** Every tag under which something public is kept. */
export const allTags = [
  'region',
  'centres',
  'organisations',
  'events',
  'people',
  'news',
  'awards',
  'memoranda',
  'files',
  'library',
  'counting',
  'comments',
  'home',
  'callUps',
  'office',
  'faq',
  'figures',
  'openData',
] as const
