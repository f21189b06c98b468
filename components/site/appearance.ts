/** The choices of the panel for weak sight, remembered in one cookie as `size.scheme.spacing.images`. */
export const appearanceCookie = 'appearance'
export const sizes = ['1', '2', '3'] as const
export const schemes = ['standard', 'black', 'white', 'blue'] as const
export const spacings = ['standard', 'wide'] as const
export const imageChoices = ['on', 'off'] as const

export type Appearance = {
  size: (typeof sizes)[number]
  scheme: (typeof schemes)[number]
  spacing: (typeof spacings)[number]
  images: (typeof imageChoices)[number]
}

/** Reads the cookie; anything unknown is the usual look. */
export function readAppearance(cookie: string | undefined): Appearance {
  const [size, scheme, spacing, images] = (cookie ?? '').split('.')
  return {
    size: oneOf(sizes, size),
    scheme: oneOf(schemes, scheme),
    spacing: oneOf(spacings, spacing),
    images: oneOf(imageChoices, images),
  }
}

export function writeAppearance({ size, scheme, spacing, images }: Appearance): string {
  return [size, scheme, spacing, images].join('.')
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], given: string | undefined): Value {
  return values.find((value) => value === given) ?? values[0]
}
