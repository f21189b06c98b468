import type { Db, Tx } from '#lib/platform/db.ts'
import awardKinds from './data/award-kinds.json' with { type: 'json' }
import directions from './data/directions.json' with { type: 'json' }
import legalForms from './data/legal-forms.json' with { type: 'json' }
import memorandumSubjects from './data/memorandum-subjects.json' with { type: 'json' }
import skills from './data/skills.json' with { type: 'json' }
import units from './data/units.json' with { type: 'json' }
import { loadOfficeReference } from './reference-office.ts'

/**
 * Adds the region's units and the lists every form needs. What is there already stays as the administrators left it, so it
 * runs at every start.
 */
export async function loadReference(db: Db | Tx): Promise<number> {
  const counts = [
    await db.unit.createMany({ data: units.map(asUnit), skipDuplicates: true }),
    await db.direction.createMany({ data: directions, skipDuplicates: true }),
    await db.skill.createMany({ data: skills, skipDuplicates: true }),
    await db.awardKind.createMany({ data: awardKinds, skipDuplicates: true }),
    await db.legalForm.createMany({ data: legalForms, skipDuplicates: true }),
    await db.memorandumSubject.createMany({ data: memorandumSubjects, skipDuplicates: true }),
  ]
  return counts.reduce((sum, { count }) => sum + count, await loadOfficeReference(db))
}

function asUnit(unit: (typeof units)[number]) {
  return { ...unit, kind: unit.kind === 'city' ? ('city' as const) : ('district' as const) }
}
