/** The keys of one kind in what an erasure noted; anything unexpected is left out. */
export function keyList(leftovers: unknown, kind: 'files' | 'letters'): string[] {
  const list = (leftovers as Record<string, unknown> | null)?.[kind]
  return Array.isArray(list) ? list.filter((key) => typeof key === 'string') : []
}
