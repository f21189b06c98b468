import { BlockList, isIP } from 'node:net'

/** Where `scripts/serve` notes the other end of a connection; what a client sends under this name is thrown away there. */
export const socketHeader = 'x-socket-address'

const internal = new BlockList()
for (const [network, prefix] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ],
  ...[
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ],
] as [string, number][])
  internal.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  // Teredo and 6to4 carry an IPv4 address within.
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  internal.addSubnet(network, prefix, 'ipv6')

/** An address of this machine or its neighbours, not of the open network; an IPv4 address in IPv6 clothes counts as what it is. */
export function isInternal(address: string): boolean {
  const plain = undressed(address)
  const family = isIP(plain)
  return family === 0 || internal.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * What tries of an address are counted against: an IPv4 address, the /64 of an IPv6 one however it is spelt, since a household has
 * all of it. A port some proxies add is left out. Null for what is no address.
 */
export function countedAs(address: string): string | null {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1')
  const plain = undressed(bare)
  const family = isIP(plain)
  if (family !== 6) return family === 4 ? plain : null
  const [head = '', tail] = plain.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  // The last group may be an IPv4 address, which is two.
  const length = groups.length + after.length + (plain.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - length }, () => '0')
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** `::ffff:10.0.0.1` and `::ffff:a00:1` are 10.0.0.1; a zone names an interface of this machine. */
function undressed(address: string): string {
  const plain = address.replace(/%.*$/, '')
  const [, dotted, high, low] = /^::ffff:(?:([\d.]+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(plain) ?? []
  if (dotted) return dotted
  if (!high || !low) return plain
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return `${a >> 8}.${a & 255}.${b >> 8}.${b & 255}`
}
