/** The windows of the popular list: how many days it looks back, and after how many an event counts half. The page says the same. */
export const popularWindows = {
  day: { days: 2, halfLifeDays: 1 },
  week: { days: 7, halfLifeDays: 3 },
  month: { days: 30, halfLifeDays: 10 },
} as const
export type PopularWindow = keyof typeof popularWindows

/** What one comment and one reaction weigh in views. */
export const popularWeights = { comment: 20, reaction: 5 }

export type DayCounts = { day: Date; views: number; comments: number; reactions: number }

/** The score of an item in a window: what happened to it on each day, a day's share halved every so many days. `today` is a UTC midnight. */
export function popularityOf(days: readonly DayCounts[], today: Date, window: PopularWindow): number {
  const { days: length, halfLifeDays } = popularWindows[window]
  return days.reduce((score, { day, views, comments, reactions }) => {
    const age = (today.getTime() - day.getTime()) / 86_400_000
    if (age < 0 || age >= length) return score
    const weight = views + comments * popularWeights.comment + reactions * popularWeights.reaction
    return score + weight * 0.5 ** (age / halfLifeDays)
  }, 0)
}

/**
 * How programs that read pages by themselves call themselves: the general words first, then the names of those without one.
 * Kept by hand: a new one is added when its visits show.
 */
const botWords = [
  ...['bot', 'crawl', 'spider', 'scrap', 'slurp', 'archiv', 'fetch', 'monitor', 'preview', 'validator'],
  ...['headless', 'phantom', 'selenium', 'puppeteer', 'playwright', 'lighthouse', 'pagespeed', 'gtmetrix'],
  ...['curl', 'wget', 'httpie', 'libwww', 'python', 'aiohttp', 'httpx', 'okhttp', 'java/', 'go-http-client'],
  ...['node', 'axios', 'undici', 'guzzle', 'php/', 'ruby', 'perl', 'apache-http', 'postman', 'insomnia'],
  ...['facebookexternalhit', 'whatsapp', 'telegram', 'vkshare', 'viber', 'skypeuripreview', 'embedly'],
  ...['yandexmetrika', 'mediapartners', 'adsbot', 'bingpreview', 'duckduckgo-favicons', 'feedburner', 'rss'],
  ...['uptime', 'pingdom', 'statuscake', 'zabbix', 'nagios', 'dataprovider', 'netcraft', 'censys', 'nmap'],
]
const knownBot = new RegExp(botWords.join('|'), 'i')
/** Every browser of the last twenty years says so. */
const browser = /^Mozilla\/5\.0 \(/

/** Whether a browser's own words for itself are those of a program that no person looks through. Nothing at all is a program too. */
export function isBot(agent: string): boolean {
  return agent.length > 1000 || !browser.test(agent) || knownBot.test(agent)
}

type Sent = { get: (name: string) => string | null }

/** Whether a request to count may be counted: by a person, for their eyes, and not against their will (DNT, GPC). */
export function isCounted(headers: Sent): boolean {
  if (isBot(headers.get('user-agent') ?? '')) return false
  if (/prefetch|prerender|preview/i.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? ''))
    return false
  return headers.get('dnt') !== '1' && headers.get('sec-gpc') !== '1'
}
