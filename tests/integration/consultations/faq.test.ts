import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#lib/consultations/commands/answer.ts'
import { countHelped } from '#lib/consultations/commands/count-helped.ts'
import {
  createFaqEntry,
  publishFaqEntry,
  removeFaqEntry,
  saveFaqEntry,
} from '#lib/consultations/commands/keep-faq.ts'
import { listPublishedFaq } from '#lib/consultations/public.ts'
import { findFaqDraft, listFaqToKeep } from '#lib/consultations/queries/faq.ts'
import { createFaqInput, saveFaqInput } from '#lib/consultations/schema.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'
import { withReference } from '#tests/support/reference.ts'
import { actionsOf, answerOf, aQuestion, versionOf } from './scene.ts'

const texts = {
  ...{ questionKk: 'Балалармен келуге бола ма?', answerKk: 'Иә, ересек адаммен.' },
  ...{ questionRu: 'Можно ли прийти с детьми?', answerRu: 'Да, со взрослым.' },
}

async function aDraft(given: Record<string, unknown> = {}) {
  await withReference()
  const topic = await db.consultationTopic.findFirstOrThrow({ where: { code: 'age' } })
  return createFaqInput.parse({ id: newId(), topicId: topic.id, position: '5', ...texts, ...given })
}

async function anEntry(given: Record<string, unknown> = {}) {
  const editor = await anEditor()
  const input = await aDraft(given)
  await createFaqEntry(editor, input)
  return { editor, id: input.id, input }
}

async function publish(editor: Parameters<typeof publishFaqEntry>[0], id: string, languages: Locale[]) {
  const { version } = await db.faqEntry.findUniqueOrThrow({ where: { id } })
  const chosen = { kk: languages.includes('kk'), ru: languages.includes('ru'), en: languages.includes('en') }
  await publishFaqEntry(editor, { entryId: id, version, ...chosen })
}

async function publicIds(locale: Locale): Promise<string[]> {
  return (await listPublishedFaq(locale)).map(({ id }) => id)
}

describe('public questions and answers', () => {
  test('a draft is nowhere; each language appears by itself and only with its own words', async () => {
    const { editor, id } = await anEntry({ questionEn: 'With children?' })
    for (const locale of ['kk', 'ru', 'en'] as const) expect(await publicIds(locale)).not.toContain(id)
    await expect(publish(editor, id, ['en'])).rejects.toBeInstanceOf(Invalid)
    await publish(editor, id, ['kk'])
    expect(await publicIds('kk')).toContain(id)
    expect(await publicIds('ru')).not.toContain(id)
    const shown = (await listPublishedFaq('kk')).find((entry) => entry.id === id)
    expect(JSON.stringify(shown)).not.toMatch(/детьми|children/)
    await publish(editor, id, ['kk', 'ru'])
    expect(await publicIds('ru')).toContain(id)
    expect(await publicIds('en')).not.toContain(id)
    await publish(editor, id, [])
    expect(await publicIds('kk')).not.toContain(id)
    expect((await actionsOf(id)).map((action) => action.replace('faq.', ''))).toEqual([
      ...['created', 'published', 'published', 'withdrawn'],
    ])
  })

  test('Russian is needed before Kazakh can be public, in the database too', async () => {
    const { editor, id } = await anEntry({ answerRu: '' })
    await expect(publish(editor, id, ['kk'])).rejects.toBeInstanceOf(Invalid)
    await expect(asOwner(`UPDATE "FaqEntry" SET "isPublicKk" = true WHERE id = '${id}'`)).rejects.toThrow(
      'FaqEntry_published_languages',
    )
  })

  test('a text that the public needs cannot be emptied; of two editors the later one is refused', async () => {
    const { editor, id, input } = await anEntry()
    await publish(editor, id, ['kk', 'ru'])
    const { requestId: _, id: entryId, ...fields } = input
    const form = (version: number, given: object) =>
      saveFaqInput.parse({ ...fields, acceptTraces: undefined, entryId, version, ...given })
    await expect(saveFaqEntry(editor, form(2, { answerRu: '' }))).rejects.toMatchObject({
      fields: { answerRu: { code: 'consultation.problems.neededInPublic' } },
    })
    const two = await Promise.allSettled([
      saveFaqEntry(editor, form(2, { answerKk: 'Бірінші' })),
      saveFaqEntry(await anEditor(), form(2, { answerKk: 'Екінші' })),
    ])
    expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(two.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(Conflict) as Conflict,
    })
    await expect(removeFaqEntry(editor, { entryId: id, version: 3 })).rejects.toBeInstanceOf(Conflict)
  })

  test('a language left behind by another waits to be compared, until it is changed or said to be right', async () => {
    const { editor, id, input } = await anEntry({ questionEn: 'With children?' })
    const { requestId: _, id: entryId, ...fields } = input
    const save = async (given: Record<string, unknown>) => {
      const { version, ...entry } = await db.faqEntry.findUniqueOrThrow({ where: { id } })
      const { questionKk, answerKk, questionRu, answerRu, questionEn } = entry
      const texts = { questionKk, answerKk, questionRu, answerRu, questionEn, acceptTraces: undefined }
      await saveFaqEntry(editor, saveFaqInput.parse({ ...fields, ...texts, entryId, version, ...given }))
      const row = (await listFaqToKeep(editor)).find((each) => each.id === id)
      return (['Kk', 'Ru', 'En'] as const).filter((suffix) => row?.[`isStale${suffix}`])
    }
    expect(await save({ position: '7' })).toEqual([])
    expect(await save({ answerRu: 'Да, с двумя взрослыми.' })).toEqual(['Kk', 'En'])
    expect(await save({ position: '8' })).toEqual(['Kk', 'En'])
    expect(await save({ answerKk: 'Иә, екі ересекпен.', answerRu: 'Да, с двумя.' })).toEqual(['En'])
    expect(await save({ saysTheSame: 'on' })).toEqual([])
    expect(await save({ answerRu: 'Да, с двумя взрослыми!', saysTheSame: 'on' })).toEqual([])
  })

  test('made from an answered question, names and contacts in it come back to be looked at', async () => {
    const [editor, administrator] = [await anEditor(), await anAdministrator()]
    const question = 'Меня зовут Әсел, пишите на asel@example.test. Можно с ребёнком?'
    const { id } = await aQuestion({ question })
    await answerQuestion(administrator, answerOf(id, await versionOf(id), 'Әселге жауап: иә.'))
    const draft = await findFaqDraft(editor, id)
    expect(draft).toMatchObject({ question, answer: 'Әселге жауап: иә.' })
    const given = { requestId: id, questionRu: draft?.question, answerKk: draft?.answer }
    await expect(createFaqEntry(editor, await aDraft(given))).rejects.toMatchObject({
      fields: {
        questionRu: { code: 'consultation.problems.traces', values: { found: 'asel@example.test, Әсел' } },
        answerKk: { values: { found: 'Әселге' } },
        acceptTraces: { code: 'consultation.problems.acceptTraces' },
      },
    })
    await createFaqEntry(editor, await aDraft({ ...given, acceptTraces: 'on' }))
    expect(await db.faqEntry.count({ where: { requestId: id } })).toBe(1)
  })

  test('coordinators neither see the desk nor change it', async () => {
    const { actor } = await aCoordinator()
    expect(await listFaqToKeep(actor)).toEqual([])
    await expect(createFaqEntry(actor, await aDraft())).rejects.toBeInstanceOf(NotFound)
  })

  test('whether it helped is a number, once a day from one address, and only of what is public', async () => {
    const { editor, id } = await anEntry()
    const yes = { entryId: id, helped: 'yes' as const, locale: 'kk' as const }
    await countHelped(null, yes, '203.0.113.1')
    await publish(editor, id, ['kk', 'ru'])
    await countHelped(null, yes, '203.0.113.2')
    await expect(countHelped(null, yes, '203.0.113.2')).rejects.toBeInstanceOf(TooMany)
    await countHelped(null, { ...yes, helped: 'no' }, '203.0.113.3')
    expect(await db.faqEntry.findUnique({ where: { id } })).toMatchObject({ helpedYes: 1, helpedNo: 1 })
  })

  test('the six first answers are there in three languages, and stay away once an editor deleted them', async () => {
    await loadReference(db)
    const first = await db.faqEntry.findFirstOrThrow({ where: { link: '/verify' } })
    for (const locale of ['kk', 'ru', 'en'] as const) expect(await publicIds(locale)).toContain(first.id)
    await db.faqEntry.delete({ where: { id: first.id } })
    await loadReference(db)
    expect(await db.faqEntry.count({ where: { link: '/verify' } })).toBe(0)
  })
})
