import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'

type Choices = { unitId: string | null; directions: string[]; skills: string[] }

/** Invalid when a chosen unit, direction or skill is not there. */
export async function refuseUnknownChoices(tx: Tx, { unitId, directions, skills }: Choices): Promise<void> {
  const units = unitId ? await tx.unit.count({ where: { id: unitId } }) : 1
  if (units !== 1) throw new Invalid({ unitId: { code: 'form.unknownChoice' } })
  const known = await tx.direction.count({ where: { id: { in: directions } } })
  if (known !== new Set(directions).size) throw new Invalid({ directions: { code: 'form.unknownChoice' } })
  const able = await tx.skill.count({ where: { id: { in: skills } } })
  if (able !== new Set(skills).size) throw new Invalid({ skills: { code: 'form.unknownChoice' } })
}
