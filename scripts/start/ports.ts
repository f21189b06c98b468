import { createServer } from 'node:net'
import { Failure } from './failure.ts'

/** Throws a sentence when nothing can listen there; otherwise leaves the port free. */
export async function checkPort(host: string, port: number): Promise<void> {
  try {
    await listenOnce(host, port)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new Failure(
        `Port ${port} on ${host} is taken by another program.`,
        `Choose another one, for example: PORT=${port + 1} npm start`,
      )
    }
    if (code === 'EACCES') {
      throw new Failure(
        `This user may not open port ${port}.`,
        'Ports below 1024 belong to root: use for example PORT=3000.',
      )
    }
    throw new Failure(
      `Nothing can listen on HOST ${host} (${code}).`,
      'Use HOST=127.0.0.1, or 0.0.0.0 to be seen from outside.',
    )
  }
}

/** The wanted port when it is free, else any free one of this machine. */
export async function findFreePort(wanted = 0): Promise<number> {
  try {
    return await listenOnce('127.0.0.1', wanted)
  } catch {
    return await listenOnce('127.0.0.1', 0)
  }
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
