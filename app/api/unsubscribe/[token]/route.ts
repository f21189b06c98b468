import { declineByLink } from '#lib/mailings/commands/decline.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { answerOneClick, type TokenContext, tokenOf } from '../../one-click.ts'

/** Declines the mailings; what it does can be taken back. A second POST answers the same. */
export async function POST(_request: Request, context: TokenContext): Promise<Response> {
  const token = await tokenOf(context)
  return answerOneClick(() => declineByLink(null, { token, source: 'oneClick' }))
}

/** A person who opens the address gets the page that asks first. */
export async function GET(_request: Request, context: TokenContext): Promise<Response> {
  const token = encodeURIComponent(await tokenOf(context))
  return Response.redirect(`${siteUrl}/unsubscribe/${token}`, 307)
}
