import { pictureAddress } from '#lib/files/rules.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { cardSize, drawSocialCard } from '#lib/platform/social-card.ts'
import { createTurns } from '#lib/platform/turns.ts'
import { faces } from './public/faces.ts'
import { type CardFace, type CardKind, cardVersion } from './rules.ts'

/** Drawing takes a processor a quarter of a second: one at a time, and the last ones are kept. */
const inTurn = createTurns(1, 20)
const keptMax = 60
const kept = new Map<string, Buffer>()

/** What stands on the card of a record in a language; null for what nobody can read. */
export async function findCard(kind: CardKind, locale: Locale, id: string): Promise<CardFace | null> {
  return faces[kind](id, locale, await translator(locale))
}

/** The picture other sites show beside a link, as PNG. Throws TooMany when more cards are asked for than can be drawn. */
export async function drawCard(face: CardFace): Promise<Buffer> {
  const version = cardVersion(face)
  const known = kept.get(version)
  if (known) return known
  const { cover, ...facts } = face
  const card = await inTurn(async () => drawSocialCard({ ...facts, picture: await readCover(cover) }))
  kept.set(version, card)
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - keptMax))) kept.delete(old)
  return card
}

/** A record's card for its page's metadata: address, size and what it says to those who do not see it. */
export async function findCardImage(kind: CardKind, locale: Locale, id: string) {
  const face = await findCard(kind, locale, id)
  if (!face) return null
  const url = `${localePath(locale, `/${kind}/${id}`)}/card.png?v=${cardVersion(face)}`
  return { url, ...cardSize, alt: [face.title, face.kicker].filter(Boolean).join('. ') }
}

async function readCover(cover: CardFace['cover']): Promise<Buffer | null> {
  if (!cover) return null
  const [key = '', name = ''] = pictureAddress(cover, 960).split('/').slice(2)
  const stored = await openStored(key, name)
  return stored ? Buffer.from(await new Response(stored.stream).arrayBuffer()) : null
}
