import { describe, expect, test } from 'vitest'
import { readBounce } from '#lib/mail/bounces.ts'

const letterId = '019a0000-0000-7000-8000-0000000000aa'

type Given = { action?: string; status?: string; returned?: string; end?: string }

function notification({ action = 'failed', status = '5.1.1', returned, end = '\r\n' }: Given = {}): string {
  return [
    'From: MAILER-DAEMON@mx.invalid',
    'Message-ID: <20261126.1@mx.invalid>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I could not deliver your message.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.invalid',
    '',
    'Final-Recipient: rfc822; gone@demo.invalid',
    `Action: ${action}`,
    `Status: ${status} (unknown)`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    returned ?? `Message-ID:${end} <${letterId}@birgemiz>`,
    '--b--',
  ].join(end)
}

describe('a returned letter', () => {
  test.each([
    ['is found by its headers', notification()],
    ['with bare line ends', notification({ end: '\n' })],
    [
      'by a reference when no headers come back',
      notification({ returned: `In-Reply-To: <${letterId}@birgemiz>` }),
    ],
  ])('%s', (_, text) => expect(readBounce(text)).toEqual({ letterId, status: '5.1.1' }))

  test.each([
    ['a delay', notification({ action: 'delayed', status: '4.4.1' })],
    ['a success', notification({ action: 'delivered', status: '2.0.0' })],
    ["somebody else's letter", notification({ returned: 'Message-ID: <1@other.invalid>' })],
    ['an ordinary letter', `Subject: x\n\nAction: none`],
    ['nothing', ''],
  ])('%s is none', (_, text) => expect(readBounce(text)).toBeNull())
})
