import net from 'node:net'

/** A wire to the database that can be cut and mended, so that a test can take the database away from one server alone. */
export async function cuttableDatabase(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const open = new Set<net.Socket>()
  let isCut = false
  const wire = net.createServer((client) => {
    if (isCut) return client.destroy()
    const database = net.connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => (open.delete(one), other.destroy()))
    }
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((wire.address() as net.AddressInfo).port)
  return {
    url: url.href,
    cut() {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    mend() {
      isCut = false
    },
    close: () => (wire.close(), open.forEach((socket) => socket.destroy())),
  }
}
