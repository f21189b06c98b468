import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { CommentState, Prisma, ReactionKind } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { addDays } from './days.ts'
import type { Region } from './region.ts'

type Said = {
  who: string
  locale: string
  body: string
  state?: CommentState
  answer?: Omit<Said, 'answer'>
  reportedBy?: string
}

/** What demo people say under the newest items, newest item first: shown, answered, reported and waiting ones. */
const talk: Said[][] = [
  [
    {
      who: 'coordinator',
      locale: 'kk',
      body: 'Көмектескендердің бәріне рақмет! Келесі жолы қолғап пен су ала келіңіздер.',
      answer: { who: 'volunteer', locale: 'kk', body: 'Міндетті түрде келемін, досымды да ертіп аламын.' },
    },
    { who: 'volunteer', locale: 'ru', body: 'А можно прийти всей семьёй? Младшему сыну десять лет.' },
  ],
  [
    {
      who: 'coordinator2',
      locale: 'ru',
      body: 'У нас в районе тоже хотим так сделать, напишите, с чего вы начинали.',
    },
    {
      who: 'representative',
      locale: 'kk',
      body: 'Біздің ұйымнан он адам қосылғысы келеді.',
      state: 'waiting',
    },
  ],
  [
    {
      who: 'volunteer',
      locale: 'kk',
      body: 'Арзан қолғаптар керек пе? Маған жазыңыздар.',
      reportedBy: 'coordinator',
    },
  ],
]
const signs: [string, ReactionKind][] = [
  ['coordinator', 'thanks'],
  ['volunteer', 'heart'],
  ['coordinator2', 'clap'],
  ['representative', 'thanks'],
]
const shares = [5, 4, 6, 3, 2, 4, 2, 1, 1, 2]

/** Comments, signs and the views of the last days for the demo news; the counters of comments say what stands there. */
export async function loadTalk(region: Region): Promise<void> {
  const { tx } = region
  const items = await tx.newsItem.findMany({
    where: { isDemo: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, publishedAt: true, counters: { select: { views: true } } },
  })
  const users = await tx.user.findMany({
    where: { isDemo: true },
    select: { id: true, email: true, name: true },
  })
  const person = new Map(users.map((user) => [user.email.split('@')[0] ?? '', user]))
  const rows = items.flatMap(({ id }, index) => (talk[index] ?? []).map((said) => ({ id, said })))
  for (const { id, said } of rows) await say(region, { newsId: id }, said, person)
  const reactions = items.slice(0, 4).flatMap(({ id: newsId }, index) =>
    signs.slice(index).flatMap(([who, kind]) => {
      const user = person.get(who)
      return user ? [{ newsId, userId: user.id, kind }] : []
    }),
  )
  await tx.reaction.createMany({ data: reactions })
  const isTrusted = (email: string) => /^(?:coordinator|volunteer)/.test(email)
  await tx.commenter.createMany({
    data: users
      .filter(({ email }) => isTrusted(email) || email.startsWith('representative'))
      .map(({ id: userId, email }) => ({ userId, trustedAt: isTrusted(email) ? region.now : null })),
  })
  await loadDays(region, items)
  await tx.$executeRaw`
    UPDATE "NewsCounters" c SET "comments" = (SELECT count(*) FROM "Comment" m WHERE m."newsId" = c."newsId" AND m."state" = 'shown')
    WHERE c."newsId" IN (SELECT "id" FROM "NewsItem" WHERE "isDemo")`
}

type Place = { newsId: string; parentId?: string | null }
type People = ReadonlyMap<string, { id: string; name: string }>

async function say(
  region: Region,
  { newsId, parentId = null }: Place,
  said: Said,
  people: People,
): Promise<void> {
  const author = people.get(said.who)
  if (!author) return
  const [given = '', surname = ''] = author.name.split(' ')
  const id = newId()
  const createdAt = new Date(region.now.getTime() - (parentId ? 20 : 30) * hourMs)
  const { locale, body, state = 'shown' } = said
  const authorName = `${given} ${surname.slice(0, 1)}.`
  await region.tx.comment.create({
    data: {
      id,
      newsId,
      parentId,
      authorId: author.id,
      authorName,
      locale,
      body,
      state,
      createdAt,
      isDemo: true,
    },
  })
  if (said.answer) await say(region, { newsId, parentId: id }, said.answer, people)
  const reporter = people.get(said.reportedBy ?? '')
  if (reporter)
    await region.tx.commentReport.create({
      data: {
        commentId: id,
        reporterId: reporter.id,
        reason: 'spam',
        createdAt: new Date(createdAt.getTime() + hourMs),
      },
    })
}

type Item = { id: string; publishedAt: Date | null; counters: { views: number } | null }

async function loadDays({ tx, today, now }: Region, items: Item[]): Promise<void> {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const days = items.flatMap(({ id, publishedAt, counters }, index): Prisma.NewsDayCreateManyInput[] => {
    const age = Math.floor((now.getTime() - (publishedAt?.getTime() ?? 0)) / dayMs)
    // Older items are read less; the rest of their views lies before the last ten days.
    const views = (counters?.views ?? 0) / (1 + age / 10 + index / 4)
    return shares.slice(0, age + 1).flatMap((share, ago) => {
      const read = Math.round((views * share) / whole / 4)
      return read > 0 ? [{ newsId: id, day: new Date(`${addDays(today, -ago)}T00:00:00Z`), views: read }] : []
    })
  })
  await tx.newsDay.createMany({ data: days })
}
