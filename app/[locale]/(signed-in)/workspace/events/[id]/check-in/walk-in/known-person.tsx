import { getTranslations } from 'next-intl/server'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Row } from '#components/ui/row.tsx'
import { lawfulReasons } from '#lib/attendance/rules/judge.ts'
import type { Candidate } from '#lib/participation/queries/candidates.ts'
import type { ShiftRow } from '#lib/participation/queries/facts.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { admitKnown } from './actions.ts'

/** Somebody of the register who stands at the door; what the law bars is said, what a reason can overrule asks for one. */
export async function KnownPerson({ candidate, shift }: { candidate: Candidate; shift: ShiftRow }) {
  const t = await getTranslations('attendance.walkIn')
  const p = await getTranslations('participation')
  const { person, age, reasons } = candidate
  const barred = lawfulReasons(reasons)
  const asking = reasons.filter(({ code }) => /^(?:full|clash|skillMissing|minimumAgeUnknown)$/.test(code))
  const facts = [
    age === null ? p('roster.ageUnknown') : p('roster.years', { age }),
    `${p('roster.card')} ${person.cardNumber}`,
  ]
  return (
    <Row
      level={3}
      title={fullName(person)}
      meta={facts.join(' · ')}
      end={
        barred.length > 0 ? null : (
          <Form
            action={admitKnown}
            hidden={{ shiftId: shift.id, volunteerId: person.id }}
            submit={t('admit')}
            look="small"
          >
            {asking.length > 0 ? (
              <TextField
                name="overrideReason"
                label={t('reason')}
                hint={t('reasonHint')}
                required
                maxLength={300}
              />
            ) : null}
          </Form>
        )
      }
    >
      <ReasonList reasons={[...barred, ...asking]} />
    </Row>
  )
}
