import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { type ItemKind, itemKinds } from './choose.ts'

/** One line of a letter, in words. */
export type Shown = {
  kind: ItemKind
  id: string
  /** With its language. */
  path: string
  title: string
  when: string
  where: string
  /** Free places; null where nothing is said about places. */
  free: number | null
  /** The language the title is in. */
  locale: Locale
}

type Reader = { id: string; locale: Locale }
export type Content = { kind: 'digest' | 'atOnce'; shown: readonly Shown[]; more: number }

/** What changes, confirms and stops the following of one mailbox. It is written into that mailbox only. */
export function followToken(followerId: string): string {
  return signLink('follow', followerId, 1)
}

export function followPage(reader: Reader): string {
  return `${siteUrl}${localePath(reader.locale, `/follow/${followToken(reader.id)}`)}`
}

/** Where the mail program's own button sends its POST, RFC 8058. */
export function oneClickAddress(followerId: string): string {
  return `${siteUrl}/api/follow/${followToken(followerId)}`
}

/** A digest, or the news of an hour; null when nothing is left to tell. */
export function newsLetter(t: Translate, reader: Reader, content: Content) {
  const { kind, shown, more } = content
  const [first] = shown
  if (!first) return null
  const sections = itemKinds.flatMap((each) => {
    const own = shown.filter((item) => item.kind === each)
    if (own.length === 0) return []
    return [t(`follows.letter.sections.${each}`), ...own.map((item) => paragraph(t, reader.locale, item))]
  })
  const count = shown.length + more
  const subject =
    kind === 'digest'
      ? t('follows.letter.digest.subject', { count })
      : count === 1
        ? t('follows.letter.atOnce.subjectOne', { title: first.title })
        : t('follows.letter.atOnce.subject', { count })
  const body = [
    t('follows.letter.greeting'),
    t(`follows.letter.${kind}.text`),
    ...sections,
    ...(more > 0
      ? [t('follows.letter.more', { count: more, address: siteUrl + localePath(reader.locale, '/events') })]
      : []),
    ...ending(t, reader),
  ].join('\n\n')
  return { subject, body }
}

/** Three lines at least: a paragraph of two, words and an address, would be drawn as a button. */
function paragraph(t: Translate, locale: Locale, item: Shown): string {
  const free = item.free === null ? '' : t('follows.letter.free', { count: item.free })
  const other = item.locale === locale ? '' : t(`follows.letter.only.${item.locale}`)
  const facts = [item.when, item.where, free, other].filter(Boolean).join(' · ')
  return [item.title, facts || t('follows.letter.read'), siteUrl + item.path].join('\n')
}

function ending(t: Translate, reader: Reader): string[] {
  const address = followPage(reader)
  return [
    `${t('follows.letter.change')}\n${address}`,
    `${t('follows.letter.stop')}\n${address}/stop`,
    t('follows.letter.secret'),
    t('follows.letter.signature'),
  ]
}

/** Asks a mailbox back; opening the link confirms nothing. */
export function confirmLetter(t: Translate, reader: Reader, topicNames: readonly string[]) {
  return {
    subject: t('follows.letter.confirm.subject'),
    body: [
      t('follows.letter.greeting'),
      t('follows.letter.confirm.text'),
      topicNames.map((name) => `– ${name}`).join('\n'),
      `${t('follows.letter.confirm.link')}\n${followPage(reader)}`,
      t('follows.letter.confirm.stranger'),
      t('follows.letter.signature'),
    ].join('\n\n'),
  }
}

/** To a mailbox that follows all of it already: where that can be changed. */
export function linkLetter(t: Translate, reader: Reader) {
  return {
    subject: t('follows.letter.known.subject'),
    body: [
      t('follows.letter.greeting'),
      t('follows.letter.known.text'),
      `${t('follows.letter.change')}\n${followPage(reader)}`,
      t('follows.letter.known.stranger'),
      t('follows.letter.signature'),
    ].join('\n\n'),
  }
}
