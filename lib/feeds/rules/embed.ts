import { formatDateRange, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { type Xml, xml, xmlText } from '#lib/platform/xml.ts'
import type { Embedded } from '../public/embed.ts'
import type { EmbedLook } from '../schema.ts'
import type { Speaking } from './entry.ts'

/** The whole style of a block. The policy names it by its hash, so nothing that XML would escape is in it. */
export const embedStyle = `*{box-sizing:border-box}
body{margin:0;padding:12px 14px;background:#fcfbf8;color:#14212a;font:16px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font:700 19px/1.25 system-ui,sans-serif;margin:0;padding:0 0 8px;border-bottom:4px solid #0b5a7a}
h1 span{display:block;font:15px/1.4 system-ui,sans-serif;color:#465460}
h2{font:700 16px/1.35 system-ui,sans-serif;margin:0}
ul{list-style:none;margin:0;padding:0}
li{display:flex;gap:12px;padding:10px 0;border-bottom:1px solid #d8d2c5}
.day{flex:none;width:66px;font-size:12px;line-height:1.2;color:#465460;overflow-wrap:normal}
.day b{display:block;font:700 28px/1 system-ui,sans-serif;color:#14212a}
.what{min-width:0;flex:1}
p{margin:4px 0 0}
li p,.mark{font-size:14px;color:#465460;text-wrap:pretty}
.end a{display:inline-block;padding:10px 0}
a{color:#0b5a7a}
a:focus-visible{outline:3px solid #0b5a7a;outline-offset:2px}
@media(max-width:260px){li{display:block}.day{display:block;width:auto;margin:0 0 4px;font-size:14px}.day b{display:inline;font-size:24px;margin:0 6px 0 0}}
.dark{background:#0c171d;color:#f1efe9}
.dark h1{border-color:#7cc4e0}
.dark li{border-color:#2a414d}
.dark .day b{color:#f1efe9}
.dark h1 span,.dark .day,.dark li p,.dark .mark{color:#b9c5cb}
.dark a{color:#8fd0ea}
.dark a:focus-visible{outline-color:#8fd0ea}`

type Event = Embedded['events'][number]
type Site = Speaking & { siteUrl: string }

/** A block of the next events for a page of another site: whole, without script, with nothing more to fetch. */
export function drawEmbed(embedded: Embedded, { count, scheme }: EmbedLook, site: Site): string {
  const { t, locale, siteUrl } = site
  const { names, isDemo } = embedded
  const events = embedded.events.slice(0, count)
  const title = t('feeds.embed.heading')
  const where = names.length > 0 ? xml('span', {}, names.join(', ')) : null
  const main = xml('main', {}, [
    xml('h1', {}, [xmlText(title), where]),
    isDemo ? xml('p', { class: 'mark' }, t('site.demo')) : null,
    events.length > 0
      ? xml(
          'ul',
          {},
          events.map((event) => line(event, site)),
        )
      : xml('p', {}, t('feeds.embed.empty')),
    xml('p', { class: 'end' }, [away(siteUrl + localePath(locale, '/events'), t('feeds.embed.all'))]),
  ])
  return page(site, { scheme, title: [title, ...names].join(' · '), main })
}

/** What stands in the frame when there is nothing to show in it: one sentence and the way to the site. */
export function drawEmbedNotice(words: string, scheme: EmbedLook['scheme'], site: Site): string {
  const { t, locale, siteUrl } = site
  const main = xml('main', {}, [
    xml('h1', {}, t('feeds.embed.heading')),
    xml('p', {}, words),
    xml('p', { class: 'end' }, [away(siteUrl + localePath(locale, '/events'), t('feeds.embed.all'))]),
  ])
  return page(site, { scheme, title: t('feeds.embed.heading'), main })
}

/** What the owner of another site pastes into a page. */
export function frameCode(src: string, { title, height }: { title: string; height: number }): string {
  const size = { width: '100%', height: String(height), style: 'border:0', loading: 'lazy' }
  return xml('iframe', { src, title, ...size }, '').markup
}

type Page = { scheme: EmbedLook['scheme']; title: string; main: Xml }

function page({ locale, t }: Site, { scheme, title, main }: Page): string {
  const head = xml('head', {}, [
    xml('meta', { charset: 'utf-8' }),
    xml('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    xml('meta', { name: 'robots', content: 'noindex' }),
    xml('title', {}, `${title} · ${t('site.name')}`),
    xml('style', {}, embedStyle),
  ])
  return `<!doctype html>\n${xml('html', { lang: locale }, [head, xml('body', { class: scheme }, [main])]).markup}`
}

function line(event: Event, { locale, siteUrl }: Site): Xml {
  const { day, month, weekday, iso } = formatDayParts(locale, event.startsAt)
  const { startsAt, endsAt } = event
  const isOneDay = dayOf(startsAt) === dayOf(endsAt)
  const when = isOneDay
    ? `${weekday}, ${formatTimeRange(locale, startsAt, endsAt)}`
    : formatDateRange(locale, startsAt, endsAt)
  const place = [inLocale(event, 'place', locale), event.unit].filter(Boolean).join(', ')
  const title = inLocale(event, 'title', locale)
  return xml('li', {}, [
    xml('time', { class: 'day', datetime: iso }, [xml('b', {}, day), xmlText(month)]),
    xml('div', { class: 'what' }, [
      xml('h2', { lang: localeOf(event, 'title', locale) }, [
        away(siteUrl + localePath(locale, `/events/${event.slug}`), title),
      ]),
      xml('p', {}, when),
      xml('p', { lang: localeOf(event, 'place', locale) }, place),
    ]),
  ])
}

/** Out of the frame, in a tab of its own: the page around it stays. */
function away(href: string, words: string): Xml {
  return xml('a', { href, target: '_blank', rel: 'noopener' }, words)
}
