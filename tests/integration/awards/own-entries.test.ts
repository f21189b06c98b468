import { describe, expect, it } from 'vitest'
import { setOwnEntryHidden } from '#lib/awards/commands/revoke-award.ts'
import { createTitle, removeTitle, saveTitle } from '#lib/awards/commands/titles.ts'
import { findPublicAward, listPublishedAwards } from '#lib/awards/public.ts'
import { listPublicTitles } from '#lib/awards/public/titles.ts'
import { listOwnEntries } from '#lib/awards/queries/own.ts'
import { findTitle, listTitles } from '#lib/awards/queries/titles.ts'
import { createAward, createOrganisation, createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, auditOf, freshActor, kindOf, refusalOf } from './people.ts'

let number = 0

async function aHolder() {
  const user = await createUser(db)
  const volunteer = await createVolunteer(db, { userId: user.id, givenName: 'Алтын', surname: 'Тақтаев' })
  number += 1
  const facts = { kindId: await kindOf('letter_thanks'), state: 'issued' as const, year: 2011, number }
  const names = { recipientKk: 'Алтын Тақтаев', recipientRu: 'Алтын Тактаев' }
  const award = await createAward(db, { volunteerId: volunteer.id, ...facts, ...names })
  return { actor: await freshActor(user.id), volunteer, award }
}

const words = { labelKk: 'Күміс волонтер', labelRu: 'Серебряный волонтёр', labelEn: '' }
const giver = { givenByKk: 'ауыл тұрғындары', givenByRu: 'жители села', givenByEn: '' }

describe('one’s own entry', () => {
  it('is hidden by its holder at once everywhere, comes back, and both are recorded', async () => {
    const { actor, award } = await aHolder()
    const entry = { id: award.id, entry: 'award' as const }
    await setOwnEntryHidden(actor, { ...entry, version: 1, isHidden: true })
    expect(await findPublicAward(award.id, 'kk')).toBeNull()
    expect(JSON.stringify(await listPublishedAwards({ q: 'Тақтаев' }, 'kk'))).not.toContain(award.id)
    expect((await listOwnEntries(actor)).awards[0]).toMatchObject({ isHidden: true })
    await setOwnEntryHidden(actor, { ...entry, version: 2, isHidden: false })
    expect(await findPublicAward(award.id, 'kk')).not.toBeNull()
    expect(await auditOf(award.id)).toEqual(['award.hidden', 'award.shown'])
  })

  it('of somebody else does not exist, and of several calls at once one counts', async () => {
    const [mine, theirs] = [await aHolder(), await aHolder()]
    const call = (id: string) =>
      setOwnEntryHidden(mine.actor, { id, version: 1, entry: 'award', isHidden: true })
    expect(await refusalOf(call(theirs.award.id))).toBe('awards.refusals.unknown')
    const tries = await Promise.allSettled([1, 2, 3].map(() => call(mine.award.id)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const draft = await createAward(db, { volunteerId: mine.volunteer.id })
    expect(await refusalOf(call(draft.id))).toBe('awards.refusals.unknown')
    expect((await listOwnEntries(mine.actor)).awards.map(({ id }) => id)).toEqual([mine.award.id])
    const nobody = await actorWith('volunteer')
    expect(
      await refusalOf(
        setOwnEntryHidden(nobody, { id: mine.award.id, version: 2, entry: 'award', isHidden: false }),
      ),
    ).toBe('awards.refusals.unknown')
  })

  it('says when no consent lets the site name the person', async () => {
    const { actor, volunteer } = await aHolder()
    expect((await listOwnEntries(actor)).mayBeShown).toBe(true)
    const consent = {
      kind: 'publishing',
      method: 'screen',
      textVersion: '1',
      textHash: 'x',
      locale: 'kk',
    } as const
    await db.consent.create({
      data: { ...consent, volunteerId: volunteer.id, givenAt: new Date(), withdrawnAt: new Date() },
    })
    expect((await listOwnEntries(actor)).mayBeShown).toBe(false)
  })
})

describe('a title people gave', () => {
  it('stands on the wall with its giver, is changed and removed by staff, and each is recorded', async () => {
    const editor = await actorWith('editor')
    const organisation = await createOrganisation(db, { nameKk: 'Атаулы қор' })
    const recipient = { type: 'organisation' as const, id: organisation.id }
    const { id } = await createTitle(editor, { recipient, ...words, ...giver })
    const shown = async () => (await listPublicTitles('kk')).find((title) => title.id === id)
    expect(await shown()).toMatchObject({
      name: 'Атаулы қор',
      label: words.labelKk,
      givenBy: giver.givenByKk,
    })
    await saveTitle(editor, { id, version: 1, ...words, ...giver, labelKk: 'Алтын жүрек' })
    expect((await shown())?.label).toBe('Алтын жүрек')
    expect(await refusalOf(saveTitle(editor, { id, version: 1, ...words, ...giver }))).toBe(
      'awards.refusals.stale',
    )
    await removeTitle(editor, { id, version: 2 })
    expect(await shown()).toBeUndefined()
    expect(await auditOf(id)).toEqual(['title.created', 'title.saved', 'title.removed'])
  })

  it('is nobody’s to give to themselves, and for a stranger there are none', async () => {
    const volunteer = await createVolunteer(db)
    const editor = await actorWith('editor')
    await db.volunteer.update({ where: { id: volunteer.id }, data: { userId: editor.userId } })
    const recipient = { type: 'volunteer' as const, id: volunteer.id }
    const self = await freshActor(editor.userId)
    expect(await refusalOf(createTitle(self, { recipient, ...words, ...giver }))).toBe(
      'awards.refusals.toOneself',
    )
    const { id } = await createTitle(await actorWith('editor'), { recipient, ...words, ...giver })
    const stranger = await actorWith('volunteer')
    expect(await listTitles(stranger)).toEqual([])
    expect(await findTitle(stranger, id)).toBeNull()
    expect(await refusalOf(saveTitle(stranger, { id, version: 1, ...words, ...giver }))).toBe(
      'awards.refusals.unknownTitle',
    )
    expect(await refusalOf(removeTitle(stranger, { id, version: 1 }))).toBe('awards.refusals.unknownTitle')
  })

  it('leaves the wall when its holder hides it; a minor stands with an initial', async () => {
    const { actor, volunteer } = await aHolder()
    const minor = await createVolunteer(db, {
      givenName: 'Томирис',
      surname: 'Жасов',
      birthDate: new Date('2014-01-01'),
    })
    const title = (volunteerId: string) =>
      db.informalTitle.create({ data: { ...words, ...giver, volunteerId } })
    const [own, child] = [await title(volunteer.id), await title(minor.id)]
    const shown = async (id: string) => (await listPublicTitles('ru')).find((one) => one.id === id)
    expect((await shown(own.id))?.name).toBe('Алтын Тақтаев')
    expect((await shown(child.id))?.name).toBe('Томирис Ж.')
    await setOwnEntryHidden(actor, { id: own.id, version: 1, entry: 'title', isHidden: true })
    expect(await shown(own.id)).toBeUndefined()
    const foreign = { id: child.id, version: 1, entry: 'title' as const, isHidden: true }
    expect(await refusalOf(setOwnEntryHidden(actor, foreign))).toBe('awards.refusals.unknown')
  })
})
