import { updateTag as forget } from 'next/cache'
import { forgetAgain } from '#lib/platform/site-refresh.ts'

/**
 * Forgets the cached pages with a tag at once, as the framework's own does, and again a little later: a page that was being made
 * while something was withdrawn must not stay. For actions only.
 */
export function updateTag(tag: string): void {
  forget(tag)
  forgetAgain(tag)
}
