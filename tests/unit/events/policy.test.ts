import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import * as policy from '#lib/events/policy.ts'

const nobody: Actor = {
  ...{ userId: 'u', sessionId: 's', name: 'n', email: 'e', locale: 'kk', volunteerId: null },
  ...{ isAdministrator: false, isEditor: false, centreIds: [], organisationIds: [] },
}
const actors = {
  stranger: { ...nobody, centreIds: ['other'], organisationIds: ['other'] },
  volunteer: { ...nobody, volunteerId: 'v' },
  host: { ...nobody, organisationIds: ['organisation'] },
  editor: { ...nobody, isEditor: true },
  coordinator: { ...nobody, centreIds: ['centre'] },
  administrator: { ...nobody, isAdministrator: true },
}
const event = { centreId: 'centre', hostOrganisationId: 'organisation' }

describe('who may do what with an event', () => {
  test.each([
    ['stranger', { run: false, texts: false, read: false }],
    ['volunteer', { run: false, texts: false, read: false }],
    ['host', { run: false, texts: false, read: true }],
    ['editor', { run: false, texts: true, read: true }],
    ['coordinator', { run: true, texts: true, read: true }],
    ['administrator', { run: true, texts: true, read: true }],
  ] as const)('%s', (who, may) => {
    const actor = actors[who]
    expect({
      run: policy.canRunEvent(actor, event),
      texts: policy.canEditEventTexts(actor, event),
      read: policy.canReadEvent(actor, event),
    }).toEqual(may)
  })

  test('an event without a host is nobody’s by a null', () => {
    expect(policy.canReadEvent(actors.host, { ...event, hostOrganisationId: null })).toBe(false)
  })

  test('nobody’s filter matches nothing', () => {
    expect(policy.visibleTo(nobody)).toEqual({
      OR: [{ centreId: { in: [] } }, { hostOrganisationId: { in: [] } }],
    })
    expect(policy.runBy(nobody)).toEqual({ centreId: { in: [] } })
    expect(policy.runBy(actors.editor)).toEqual({ centreId: { in: [] } })
  })

  test('what anyone may see carries no personal column', () => {
    const columns = JSON.stringify(policy.pageColumns)
    for (const name of ['participations', 'volunteer', 'createdBy', 'userId', 'story', 'notes'])
      expect(columns).not.toContain(name)
  })
})
