import type { MarksAnswer, Snapshot } from '#lib/attendance/rules/snapshot.ts'
import type { DeviceMark } from './device.ts'

/** `later`: no connection or a busy server; `signedOut`: nobody or somebody else is signed in; `gone`: not this account's event. */
export type NoAnswer = 'later' | 'signedOut' | 'gone'
export type Answered<Body> = { body: Body; sentAt: number; answeredAt: number }

const patienceMs = 15_000

export async function fetchRoster(
  eventId: string,
  locale: string,
): Promise<Answered<Snapshot> | { no: NoAnswer }> {
  return ask<Snapshot>(`/api/check-in/${eventId}?locale=${locale}`, {})
}

/** Marks of one shift and one person who made them. */
export async function postMarks(
  marks: DeviceMark[],
  deviceId: string,
  locale: string,
): Promise<Answered<MarksAnswer> | { no: NoAnswer }> {
  const { eventId, shiftId, userId } = marks[0]!
  const body = JSON.stringify({ userId, shiftId, marks: marks.map((mark) => asSent(mark, deviceId)) })
  const headers = { 'Content-Type': 'application/json' }
  return ask<MarksAnswer>(`/api/check-in/${eventId}?locale=${locale}`, { method: 'POST', body, headers })
}

function asSent(mark: DeviceMark, deviceId: string) {
  const { participationId, nonce, inAt, outAt, deviceAt, source } = mark
  return { participationId, nonce, mark: mark.mark, inAt, outAt, deviceAt, source, deviceId }
}

async function ask<Body>(address: string, init: RequestInit): Promise<Answered<Body> | { no: NoAnswer }> {
  const sentAt = Date.now()
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) })
    if (answer.status === 401 || answer.status === 409) return { no: 'signedOut' }
    if (answer.status === 404 || answer.status === 403) return { no: 'gone' }
    if (!answer.ok) return { no: 'later' }
    return { body: (await answer.json()) as Body, sentAt, answeredAt: Date.now() }
  } catch {
    return { no: 'later' }
  }
}
