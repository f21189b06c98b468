import { updateTag } from '#app/update-tag.ts'

/** After a change of who is on a shift: the event's page and every list show other numbers. */
export function refreshEvent(slug: string): void {
  updateTag('events')
  updateTag(`event:${slug}`)
}
