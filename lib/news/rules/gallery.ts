export const galleryMax = 60
export const documentsMax = 20

type Placed = { id: string; position: number }

/** The two rows that change places when one moves a step; null at the end of the row and for an unknown one. */
export function swapOf<Row extends Placed>(
  rows: readonly Row[],
  id: string,
  to: 'earlier' | 'later',
): [Row, Row] | null {
  const index = rows.findIndex((row) => row.id === id)
  const [one, other] = [rows[index], rows[to === 'earlier' ? index - 1 : index + 1]]
  return one && other ? [one, other] : null
}
