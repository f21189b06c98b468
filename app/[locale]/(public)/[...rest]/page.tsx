import { notFound } from 'next/navigation'

export const dynamic = 'force-dynamic'

/** Whatever no other page answers gets the site's own 404 in the language of its address. */
export default function UnknownPage() {
  notFound()
}
