import { getTranslations } from 'next-intl/server'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxField, SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Row } from '#components/ui/row.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Candidate } from '#lib/participation/queries/candidates.ts'
import type { Roster } from '#lib/participation/queries/roster.ts'
import { adultAge, fullName } from '#lib/volunteers/rules.ts'
import { place } from './actions.ts'

const marks = { fits: 'good', waits: 'wait', asks: 'wait', overrides: 'wait', bars: 'bad' } as const

/** A volunteer who could be put on the shift, with what that would come to and the form for it. */
export async function CandidateRow({ candidate, roster }: { candidate: Candidate; roster: Roster }) {
  const t = await getTranslations('participation')
  const { person, age, reasons, verdict } = candidate
  const words = t(`place.${verdict}`, { position: roster.shift.waiting + 1 })
  const facts = [
    age === null ? t('roster.ageUnknown') : t('roster.years', { age }),
    `${t('roster.card')} ${person.cardNumber}`,
  ]
  return (
    <Row
      level={3}
      title={<SiteLink href={`/workspace/volunteers/${person.id}`}>{fullName(person)}</SiteLink>}
      meta={facts.join(' · ')}
      end={
        <div className="stack">
          <Status mark={marks[verdict]}>{words}</Status>
          {verdict === 'bars' ? null : <PlaceForm candidate={candidate} roster={roster} />}
        </div>
      }
    >
      <ReasonList reasons={reasons} />
      <WayOut candidate={candidate} />
    </Row>
  )
}

/** Where a bar can be lifted, or what is open to the person instead. */
async function WayOut({ candidate: { person, age, reasons } }: { candidate: Candidate }) {
  const t = await getTranslations('participation.place')
  const has = (pattern: RegExp) => reasons.some(({ code }) => pattern.test(code))
  if (has(/^(?:adultsOnly|minimumAge)/)) {
    return <SiteLink href={`/events?age=${age ?? adultAge - 1}`}>{t('alternatives')}</SiteLink>
  }
  if (!has(/^guardian/)) return null
  return <SiteLink href={`/workspace/volunteers/${person.id}`}>{t('consents')}</SiteLink>
}

async function PlaceForm({ candidate, roster }: { candidate: Candidate; roster: Roster }) {
  const t = await getTranslations('participation.place')
  const { person, reasons, needsCompanion } = candidate
  const has = (effect: string) => reasons.some((reason) => reason.effect === effect)
  const adults = roster.adults.map((adult) => ({ value: adult.id, label: fullName(adult) }))
  return (
    <Form
      action={place}
      hidden={{ shiftId: roster.shift.id, volunteerId: person.id }}
      submit={has('waits') ? t('submitWait') : t('submit')}
      look="small"
    >
      {needsCompanion ? (
        <SelectField
          name="companionId"
          label={t('companion')}
          hint={t('companionHint')}
          options={adults}
          empty={t('noCompanion')}
        />
      ) : null}
      {has('asks') ? <CheckboxField name="acceptOverlap" label={t('acceptOverlap')} /> : null}
      {has('override') ? (
        <TextField
          name="overrideReason"
          label={t('overrideReason')}
          hint={t('overrideHint')}
          required
          maxLength={300}
        />
      ) : null}
    </Form>
  )
}
