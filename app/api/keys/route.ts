import { connection } from 'next/server'
import { siteUrl } from '#lib/platform/env.ts'
import { publicKey } from '#lib/platform/signing.ts'

/** The key that checks certificates and extracts, and how what it signs is put together. */
export async function GET() {
  await connection()
  const body = {
    keys: [{ ...publicKey(), use: 'certificates' }],
    qr: `${siteUrl}/verify/<code>#<base64url(payload)>.<base64url(signature)>`,
    payload: {
      version: 'BG1',
      encoding: 'UTF-8, NFC',
      separator: '|',
      hidden: '-',
      fields: ['version', 'keyId', 'code', 'kind', 'name', 'minutes', 'from', 'to', 'issuedOn'],
      escaped: 'in the name: %25 for %, %7C for |, %2D for a lone hyphen, %XX for control characters',
    },
  }
  return Response.json(body, { headers: { 'cache-control': 'public, max-age=3600' } })
}
