import { type IncomingMessage, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

const pieceBytes = 3000
const pauseMs = 25

/** A way to the site on which pages arrive in small pieces, as on a bad line; everything else passes at once. */
export async function openSlowLine(baseURL: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((incoming, answer) => {
    const { pathname, search } = new URL(incoming.url ?? '/', baseURL)
    const headers = { ...incoming.headers, 'accept-encoding': 'identity' }
    const asked = request(
      new URL(pathname + search, baseURL),
      { method: incoming.method, headers },
      (found) => {
        const isPage = found.headers['content-type']?.startsWith('text/html')
        answer.writeHead(found.statusCode ?? 502, found.headers)
        void pass(found, answer, isPage ? pauseMs : 0)
      },
    )
    incoming.pipe(asked)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}

async function pass(from: IncomingMessage, to: NodeJS.WritableStream, waitMs: number): Promise<void> {
  for await (const chunk of from as AsyncIterable<Buffer>) {
    for (let start = 0; start < chunk.length; start += waitMs ? pieceBytes : chunk.length) {
      to.write(chunk.subarray(start, waitMs ? start + pieceBytes : undefined))
      if (waitMs) await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  to.end()
}
