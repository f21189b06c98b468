import { endByLink } from '#lib/follows/commands/end-following.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { answerOneClick, type TokenContext, tokenOf } from '../../one-click.ts'

/** Ends what the mailbox follows. A second POST answers the same. */
export async function POST(_request: Request, context: TokenContext): Promise<Response> {
  const token = await tokenOf(context)
  return answerOneClick(() => endByLink(null, { token, reason: 'oneClick' }))
}

/** A person who opens the address gets the page that asks first. */
export async function GET(_request: Request, context: TokenContext): Promise<Response> {
  const token = encodeURIComponent(await tokenOf(context))
  return Response.redirect(`${siteUrl}/follow/${token}/stop`, 307)
}
