type Work = { certificate: unknown; minutes: number; isOwn: boolean }

/** Those the certificates of an event are for: who has one, or has confirmed hours and is not the one who issues. */
export function holdersOf<Row extends Work>({ works }: { works: Row[] }): Row[] {
  return works.filter(({ certificate, minutes, isOwn }) => certificate !== null || (minutes > 0 && !isOwn))
}
