import { notFound } from 'next/navigation'

export const instant = false

/** Whatever no other page answers gets the site's own 404 in the language of its address. */
export default function UnknownPage() {
  notFound()
}
