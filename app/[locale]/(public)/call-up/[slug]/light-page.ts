import { getTranslations } from 'next-intl/server'
import type { PublicCallUp } from '#lib/call-ups/public.ts'
import { formatDateTime, formatList } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { xml, type Xml } from '#lib/platform/xml.ts'

// Signs that HTML would escape inside of a style are not in it.
const css = `body{margin:0;background:#fcfbf8;color:#14222b;font:18px/1.55 system-ui,sans-serif}
main,header,footer{max-width:40rem;margin:0 auto;padding:1rem}
header a,footer a{display:inline-block;padding:.6rem .8rem .6rem 0}
h1{font:700 2rem/1.15 system-ui,sans-serif;margin:.3em 0;border-bottom:5px solid #a3241f;padding-bottom:.4em;overflow-wrap:break-word}
h2{font:700 1.3rem/1.2 system-ui,sans-serif;margin:1.4em 0 .3em}
a{color:#0b5f83}.adults,.over{border-left:6px solid #a3241f;background:#fbeceb;padding:.7rem 1rem}
.over{border-color:#5b6770;background:#eef0f0}.act{display:block;background:#0b5f83;color:#fff;text-align:center;padding:.9rem 1rem;margin:1rem 0;font-weight:700}
ul{padding-left:1.2em}li{margin:.4em 0}.note{color:#46545c}`

type Words = Awaited<ReturnType<typeof getTranslations<'callUp.page'>>>
type Languages = Awaited<ReturnType<typeof getTranslations<'news.languages'>>>
type Page = { call: PublicCallUp; locale: Locale; t: Words; languages: Languages }

/** The whole document as text. */
export async function lightPage(call: PublicCallUp, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'callUp.page' })
  const languages = await getTranslations({ locale, namespace: 'news.languages' })
  const page = { call, locale, t, languages }
  const title = inLocale(call, 'title', locale)
  const head = xml('head', {}, [
    xml('meta', { charset: 'utf-8' }),
    xml('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    xml('title', {}, `${title} · ${t('site')}`),
    ...alternates(call.slug),
    xml('style', {}, css),
  ])
  const main = xml('main', {}, [
    xml('p', { class: 'note' }, t('kind')),
    xml('h1', { lang: localeOf(call, 'title', locale) }, title),
    ...(call.isOver ? [xml('p', { class: 'over' }, t('over'))] : []),
    xml('p', { class: 'adults' }, t('adults')),
    xml('p', {}, t('until', { from: at(locale, call.startsAt), to: at(locale, call.endsAt) })),
    ...paragraphs(page, 'text'),
    ...(call.isOver ? [] : ways(page)),
    ...points(page),
    ...section(t('bring'), paragraphs(page, 'bring')),
    ...list(
      t('skills'),
      call.skills.map(({ skill }) => inLocale(skill, 'name', locale)),
      locale,
    ),
    ...list(
      t('areas'),
      call.areas.map(({ unit }) => inLocale(unit, 'name', locale)),
      locale,
    ),
    xml('p', { class: 'note' }, t('law')),
    ...(call.isDemo ? [xml('p', { class: 'note' }, t('demo'))] : []),
  ])
  const body = xml('body', {}, [top(page), main])
  return `<!doctype html>\n${xml('html', { lang: locale }, [head, body]).markup}`
}

function top({ call, locale, t, languages }: Page): Xml {
  const others = locales.filter((each) => each !== locale)
  return xml('header', {}, [
    link(localePath(locale, '/'), t('toSite')),
    ...others.map((each) =>
      xml(
        'a',
        { href: localePath(each, `/call-up/${call.slug}`), lang: each, hreflang: each },
        languages(each),
      ),
    ),
  ])
}

function alternates(slug: string): Xml[] {
  return locales.map((each) =>
    xml('link', {
      rel: 'alternate',
      hreflang: each,
      href: `${siteUrl}${localePath(each, `/call-up/${slug}`)}`,
    }),
  )
}

/** Signing up through the event, and the phone of the office. */
function ways({ call, locale, t }: Page): Xml[] {
  const { eventSlug, phone } = call
  return [
    ...(eventSlug ? [button(localePath(locale, `/events/${eventSlug}/sign-up`), t('signUp'))] : []),
    ...(phone ? [button(telephone(phone), t('phone', { phone: phone.replaceAll(' ', '\u00a0') }))] : []),
  ]
}

function points({ call, locale, t }: Page): Xml[] {
  const items = call.points.map((point) => {
    const place = inLocale(point, 'place', locale)
    const when = point.meetsAt ? [xml('br', {}), text(t('meets', { at: at(locale, point.meetsAt) }))] : []
    const phone = point.phone ? [xml('br', {}), link(telephone(point.phone), point.phone)] : []
    return xml('li', {}, [xml('b', { lang: localeOf(point, 'place', locale) }, place), ...when, ...phone])
  })
  return section(t('points'), items.length > 0 ? [xml('ul', {}, items)] : [])
}

function list(title: string, items: string[], locale: Locale): Xml[] {
  return section(title, items.length > 0 ? [xml('p', {}, formatList(locale, items))] : [])
}

function section(title: string, content: Xml[]): Xml[] {
  return content.length > 0 ? [xml('h2', {}, title), ...content] : []
}

function paragraphs({ call, locale }: Page, name: 'text' | 'bring'): Xml[] {
  const lang = localeOf(call, name, locale)
  const parts = inLocale(call, name, locale).split(/\n+/)
  return parts.filter((part) => part.trim() !== '').map((part) => xml('p', { lang }, part))
}

function button(href: string, words: string): Xml {
  return xml('a', { class: 'act', href }, words)
}

function link(href: string, words: string): Xml {
  return xml('a', { href }, words)
}

function text(words: string): Xml {
  return xml('span', {}, words)
}

function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}

function at(locale: Locale, moment: Date): string {
  return formatDateTime(locale, new Date(moment))
}
