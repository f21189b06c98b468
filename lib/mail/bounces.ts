import { db } from '#lib/platform/db.ts'

export type Bounce = { letterId: string; status: string }

const ownMessageId = /<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})@birgemiz>/i

/**
 * Reads a delivery status notification (RFC 3464): which of our letters it is about, and the enhanced status of a failure. Null
 * for a delay, a success, or anything that is not about a letter of ours.
 */
export function readBounce(raw: string): Bounce | null {
  const text = raw.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')
  const isFailed = /^Action:\s*failed\b/im.test(text)
  const status = /^Status:\s*([45]\.\d{1,3}\.\d{1,3})\b/im.exec(text)?.[1]
  const letterId = lettersIn(text)
  return isFailed && status && letterId ? { letterId, status } : null
}

/** The returned headers name the letter; some servers return none and only refer to it. */
function lettersIn(text: string): string | undefined {
  const named = [...text.matchAll(/^(?:Message-ID|References|In-Reply-To|X-Original-Message-ID):(.*)$/gim)]
  return named.map(([, value = '']) => ownMessageId.exec(value)?.[1]?.toLowerCase()).findLast(Boolean)
}

/** Notes that a letter came back after it was handed over; returns false when it is unknown or was noted before. */
export async function noteBounce({ letterId, status }: Bounce): Promise<boolean> {
  const { count } = await db.outboxMessage.updateMany({
    where: { id: letterId, state: { in: ['sent', 'pending'] } },
    data: { state: 'bounced', lastError: status, leasedUntil: null },
  })
  return count === 1
}
