import type { ComponentProps } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { buttonClass, type ButtonLook } from './button-class.ts'

/** A native button. `look`: main (one a page), quiet, small; `tone="danger"` for what cannot be undone. */
export function Button({ look, tone, className, type, ...rest }: ComponentProps<'button'> & ButtonLook) {
  return (
    <button
      type={type === 'button' ? 'button' : 'submit'}
      className={buttonClass({ look, tone }, className)}
      {...rest}
    />
  )
}

/** A link inside the site that looks like a button. */
export function ButtonLink({ look, tone, className, ...rest }: ComponentProps<typeof SiteLink> & ButtonLook) {
  return <SiteLink className={buttonClass({ look, tone }, className)} {...rest} />
}
