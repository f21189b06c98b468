export type ButtonLook = {
  look?: 'main' | 'quiet' | 'small' | 'small-quiet' | 'text' | 'on-ground'
  tone?: 'danger'
}

const looks = {
  main: '',
  quiet: 'button-quiet',
  small: 'button-small',
  'small-quiet': 'button-small button-quiet',
  text: 'button-text',
  'on-ground': 'button-on-ground',
}

/** The class names of a button, for elements that are not `Button`. */
export function buttonClass({ look = 'main', tone }: ButtonLook, extra?: string): string {
  return ['button', looks[look], tone ? `button-${tone}` : '', extra].filter(Boolean).join(' ')
}
