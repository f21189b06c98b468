import { pageData } from '#components/structured-data/pages.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { JsonLd } from '#components/ui/json-ld.tsx'

type Props = Parameters<typeof pageData>[0]

/** A page for machines that is nothing more than a page. */
export async function PageData(page: Props) {
  return <JsonLd data={pageData(page, await dataWords())} />
}
