import { getTranslations } from 'next-intl/server'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { findOffice, PublicSchedule } from '#lib/office/public.ts'
import { groupedWeek } from '#lib/office/rules.ts'
import { now } from '#lib/platform/clock.ts'
import { xml, xmlDocument, type Xml } from '#lib/platform/xml.ts'
import { phoneText } from '#lib/volunteers/rules.ts'

// Signs that HTML would escape inside of a style are not in it.
const css = `:root{color-scheme:light dark;--paper:#fcfbf8;--ink:#14222b;--soft:#46545c;--blue:#0b5f83;--on:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#0c171d;--ink:#f1efe9;--soft:#b3c0c7;--blue:#8ccbe3;--on:#062330}}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.55 system-ui,sans-serif}
main,header{max-width:40rem;margin:0 auto;padding:1rem}
header a{display:inline-block;padding:.6rem 0;font-weight:700}
h1{font:700 2rem/1.15 system-ui,sans-serif;margin:.3em 0;border-bottom:5px solid var(--blue);padding-bottom:.4em;overflow-wrap:break-word}
h2{font:700 1.3rem/1.2 system-ui,sans-serif;margin:1.6em 0 .3em}
a{color:var(--blue)}.act{display:block;background:var(--blue);color:var(--on);text-align:center;padding:.9rem 1rem;margin:1.2rem 0;font-weight:700}
ul{padding-left:1.2em}li{margin:.5em 0}.note{color:var(--soft)}
:focus-visible{outline:3px solid var(--ink);outline-offset:3px}`

type Words = Awaited<ReturnType<typeof getTranslations<'offline.page'>>>
type Facts = { office: Awaited<ReturnType<typeof findOffice>>; schedule: PublicSchedule }

/** The whole document as text. */
export async function offlinePage(facts: Facts, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'offline.page' })
  const title = t('title')
  const head = xml('head', {}, [
    xml('meta', { charset: 'utf-8' }),
    xml('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    xml('meta', { name: 'robots', content: 'noindex' }),
    xml('title', {}, `${title} · ${t('site')}`),
    xml('style', {}, css),
  ])
  const main = xml('main', {}, [
    xml('h1', {}, title),
    xml('p', {}, t('lede')),
    // An empty address is the one the reader asked for: the page stands in its place.
    xml('a', { class: 'act', href: '' }, t('again')),
    xml('h2', {}, t('can')),
    xml('ul', {}, [
      ...contacts(facts, t),
      ...(['calendar', 'checkIn', 'paper'] as const).map((key) => xml('li', {}, t(key))),
    ]),
    xml('h2', {}, t('office')),
    ...(await officeLines(facts, locale, t)),
    xml('p', { class: 'note' }, t('kept', { date: formatDate(locale, now()) })),
  ])
  const top = xml('header', {}, [xml('a', { href: localePath(locale, '/') }, t('site'))])
  const page = xml('html', { lang: locale }, [head, xml('body', {}, [top, main])])
  return xmlDocument(page).replace(/^<\?xml[^>]*>\n/, '<!doctype html>\n')
}

function contacts({ office }: Facts, t: Words): Xml[] {
  const { phone, email } = office ?? {}
  const call = phone
    ? [
        xml('li', {}, [
          xml('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, t('call', { phone: phoneText(phone) })),
        ]),
      ]
    : []
  const write = email ? [xml('li', {}, [xml('a', { href: `mailto:${email}` }, t('write', { email }))])] : []
  return [...call, ...write]
}

async function officeLines({ office, schedule }: Facts, locale: Locale, t: Words): Promise<Xml[]> {
  const days = await getTranslations({ locale, namespace: 'frontOffice.weekdays' })
  const address = office ? inLocale(office, 'address', locale) : ''
  const week = groupedWeek(schedule.week).map(({ from, to, hours }) => {
    const name = from === to ? days(`${from}` as '1') : `${days(`${from}` as '1')}–${days(`${to}` as '1')}`
    const { opensAt, closesAt, breakFrom, breakTo } = hours
    const rest = breakFrom ? `, ${t('break', { from: breakFrom, to: breakTo ?? '' })}` : ''
    return xml('li', {}, t('day', { day: name, from: opensAt, to: closesAt }) + rest)
  })
  return [
    ...(address ? [xml('p', {}, t('address', { address }))] : []),
    ...(week.length > 0 ? [xml('p', {}, t('hours')), xml('ul', {}, week)] : []),
    ...(week.length > 0 && schedule.isDemo ? [xml('p', { class: 'note' }, t('demo'))] : []),
  ]
}
