import {
  type Facts,
  type PersonFacts,
  type ReasonCode,
  reasonsAgainst,
  type ShiftFacts,
} from '#lib/participation/rules.ts'

const event: ShiftFacts['event'] = {
  ...{ state: 'published', minimumAge: null, direction: { isAdultsOnly: false } },
  ...{ isEmergency: false, helpsVictims: false, helpsOffenders: false, isHazardous: false },
  ...{ signUpOpensAt: null, signUpClosesAt: null },
}

export const shift: ShiftFacts = {
  ...{ id: 'shift', places: 20, taken: 3, waiting: 0, skills: [], event },
  startsAt: new Date('2026-05-16T05:00:00Z'),
  endsAt: new Date('2026-05-16T08:00:00Z'),
  ...{ signUpOpensAt: null, signUpClosesAt: null, cancelledAt: null },
}

export const person: PersonFacts = {
  ...{ status: 'confirmed', birthDate: new Date('1996-05-14'), skills: [], consents: [], participations: [] },
}

type Given = {
  event?: Partial<ShiftFacts['event']>
  shift?: Partial<ShiftFacts>
  person?: Partial<PersonFacts>
  companion?: Facts['companion']
  at?: Date
}

/** An adult and a shift with free places ten days ahead, changed as the test says. */
export function factsWith(given: Given): Facts {
  return {
    at: given.at ?? new Date('2026-05-06T05:00:00Z'),
    shift: { ...shift, ...given.shift, event: { ...event, ...given.event } },
    person: { ...person, ...given.person },
    companion: given.companion ?? null,
  }
}

export function codesFor(given: Given): ReasonCode[] {
  return reasonsAgainst(factsWith(given)).map(({ code }) => code)
}

const given = { guardianId: 'guardian', withdrawnAt: null }
export const dataConsent = { kind: 'personalData', ...given }
export const participationConsent = { kind: 'participation', ...given }
export const adultOnShift = { birthDate: new Date('1990-01-01'), isOnShift: true }

export function otherShift(startsAt: string, endsAt: string, status = 'confirmed', shiftId = 'other') {
  const titles = { titleKk: 'Басқа іс-шара', titleRu: 'Другое дело', titleEn: '' }
  return { shiftId, status, shift: { startsAt: new Date(startsAt), endsAt: new Date(endsAt), event: titles } }
}
