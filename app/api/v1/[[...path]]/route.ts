import { connection } from 'next/server'
import { preflightResponse } from '#lib/platform/open-response.ts'
import { openAnswer } from '../../open-answer.ts'
import { answerApi } from '../answer.ts'

type Context = { params: Promise<{ path?: string[] }> }

async function answer(request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { path = [] } = await params
  return openAnswer(request, () => answerApi(request, path))
}

export { answer as DELETE, answer as GET, answer as HEAD, answer as PATCH, answer as POST, answer as PUT }

export function OPTIONS(): Response {
  return preflightResponse()
}
