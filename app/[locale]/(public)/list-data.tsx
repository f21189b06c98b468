import { type Listed, listData } from '#components/structured-data/pages.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { JsonLd } from '#components/ui/json-ld.tsx'

type Props = {
  /** What the reader chose in the address. */
  search: Promise<Record<string, unknown>>
  page: { path: string; title: string; description?: string }
  items: readonly Listed[]
  total?: number
}

/** A list for machines: of the list's own address only, not of what somebody narrowed it to. */
export async function ListData({ search, page, items, total }: Props) {
  if (Object.keys(await search).length > 0) return null
  return <JsonLd data={listData(page, items, await dataWords(), total)} />
}
