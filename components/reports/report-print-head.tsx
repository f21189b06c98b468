import { getTranslations } from 'next-intl/server'
import type { Locale } from '#lib/i18n/routing.ts'
import { lastDayOf } from '#lib/reports/rules/periods.ts'
import type { ReportRequest } from '#lib/reports/policy.ts'
import type { ReportKind } from '#lib/reports/schema.ts'
import { type Say, wordsIn } from '#lib/reports/rules/words.ts'

type Body = { nameKk: string; nameRu: string; nameEn: string } | null
type Props = { kind: ReportKind; request: ReportRequest; body: Body; madeBy: string }

/** On paper only: whose report it is, about what and when, in both languages the form asks for. */
export async function ReportPrintHead(props: Props) {
  return (
    <header className="report-print-head">
      <div className="report-print-languages">
        <Words {...props} locale="kk" />
        <Words {...props} locale="ru" />
      </div>
    </header>
  )
}

async function Words({ kind, request, body, locale }: Props & { locale: Locale }) {
  const say = (await getTranslations({ locale })) as unknown as Say
  const words = wordsIn(locale, say)
  return (
    <div lang={locale}>
      <p>{say('reports.head.office')}</p>
      <p className="report-print-title">{say(`reports.kinds.${kind}`)}</p>
      <p>{body ? words.label(body) : say('reports.region')}</p>
      <p>
        {words.period(request.period)}
        {request.period.kind === 'custom'
          ? null
          : ` (${words.day(request.period.from)} – ${words.day(request.period.to)})`}
      </p>
    </div>
  )
}

/** Under the report: when it was made, by whom, and the line to sign on. */
export async function ReportPrintFoot({ request, madeBy }: Props) {
  const locales: Locale[] = ['kk', 'ru']
  const lines = await Promise.all(
    locales.map(async (locale) => {
      const say = (await getTranslations({ locale })) as unknown as Say
      const words = wordsIn(locale, say)
      const day = words.day(request.today)
      const last = lastDayOf(request.period, request.today)
      const asOf = last < request.period.to ? say('reports.asOf', { day: words.day(last) }) : ''
      return {
        locale,
        text: `${say('reports.head.made', { day, name: madeBy })}. ${asOf}`,
        sign: say('reports.head.sign'),
      }
    }),
  )
  return (
    <footer className="report-print-foot">
      {lines.map(({ locale, text, sign }) => (
        <div key={locale} lang={locale}>
          <p>{text}</p>
          <p className="report-print-sign">{sign}</p>
        </div>
      ))}
    </footer>
  )
}
