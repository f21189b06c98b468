import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { formatWeekday, relativeDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { findOffice, PublicSchedule } from '#lib/office/public.ts'
import { groupedWeek, openingAt } from '#lib/office/rules.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { phoneText } from '#lib/volunteers/rules.ts'

type Office = Awaited<ReturnType<typeof findOffice>>
type Props = { office: Office; schedule: PublicSchedule }

/** When the office is open, where it is, how to reach it, and the nearest centre for those who are far from it. */
export async function OfficeAside({ office, schedule }: Props) {
  const t = await getTranslations('frontOffice')
  return (
    <div className="stack">
      <Card tone="blue" level={2} title={t('hours')}>
        <Hours schedule={schedule} />
        <OtherDays schedule={schedule} />
        {schedule.isDemo ? <p className="note">{t('demo')}</p> : null}
      </Card>
      <Contacts office={office} />
      <Card level={2} title={t('nearest')}>
        <p>{t('nearestText')}</p>
        <p>
          <ButtonLink href="/centres" look="quiet">
            {t('nearestGo')}
          </ButtonLink>
        </p>
      </Card>
    </div>
  )
}

/** Whether it is open at this moment, and until or from when. */
export async function OpenNow({ schedule }: { schedule: PublicSchedule }) {
  const t = await getTranslations('frontOffice.now')
  const locale = (await getLocale()) as Locale
  if (schedule.week.length === 0) return null
  const at = now()
  const opening = openingAt(schedule, at)
  if (opening.state === 'open')
    return (
      <p className="office-now">
        {opening.isBreakNext
          ? t('openTillBreak', { time: opening.until })
          : t('open', { time: opening.until })}
      </p>
    )
  if (opening.state === 'break') return <p className="office-now">{t('break', { time: opening.opensAt })}</p>
  const { day, opensAt } = opening
  if (!day || !opensAt) return <p className="office-now">{t('closed')}</p>
  const when = relativeDay(locale, day, at) ?? formatWeekday(locale, day)
  return <p className="office-now">{t('opens', { day: when, time: opensAt })}</p>
}

async function Hours({ schedule }: { schedule: PublicSchedule }) {
  const t = await getTranslations('frontOffice')
  if (schedule.week.length === 0) return <p>{t('noHours')}</p>
  return (
    <table className="hours-table">
      <caption className="sr-only">{t('hours')}</caption>
      <tbody>
        {groupedWeek(schedule.week).map(({ from, to, hours }) => (
          <tr key={from}>
            <th scope="row">
              {from === to ? t(`weekdays.${from}`) : `${t(`weekdays.${from}`)}–${t(`weekdays.${to}`)}`}
            </th>
            <td>
              {hours.opensAt}–{hours.closesAt}
              {hours.breakFrom ? (
                <span className="block">
                  {t('breakTime', { from: hours.breakFrom, to: hours.breakTo ?? '' })}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const aheadDays = 31

/** Holidays and other days that differ in the weeks to come. */
async function OtherDays({ schedule }: { schedule: PublicSchedule }) {
  const t = await getTranslations('frontOffice')
  const locale = (await getLocale()) as Locale
  const [from, to] = [dayOf(now()), dayOf(new Date(now().getTime() + aheadDays * dayMs))]
  const coming = schedule.exceptions.filter(({ day }) => day >= from && day <= to)
  if (coming.length === 0) return null
  return (
    <>
      <h3 className="mt-4 text-base">{t('otherDays')}</h3>
      <ul className="plain-list">
        {coming.map((one) => (
          <li key={one.day}>
            {formatWeekday(locale, one.day)}:{' '}
            {one.isClosed ? t('closedDay') : `${one.opensAt ?? ''}–${one.closesAt ?? ''}`} (
            {inLocale(one, 'reason', locale)})
          </li>
        ))}
      </ul>
    </>
  )
}

async function Contacts({ office }: { office: Office }) {
  const t = await getTranslations('frontOffice')
  const locale = (await getLocale()) as Locale
  const text = (name: 'address' | 'transport' | 'accessibility') =>
    office ? inLocale(office, name, locale) : ''
  const phone = office?.phone
  return (
    <Card level={2} title={t('where')}>
      <p>{text('address') || t('whereValue')}</p>
      <DescriptionList
        facts={[
          { label: t('phone'), value: phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : null },
          {
            label: t('email'),
            value: office?.email ? <a href={`mailto:${office.email}`}>{office.email}</a> : null,
          },
          {
            label: t('transport'),
            value: text('transport') ? <Paragraphs text={text('transport')} /> : null,
          },
          {
            label: t('accessibility'),
            value: text('accessibility') ? <Paragraphs text={text('accessibility')} /> : null,
          },
        ]}
      />
    </Card>
  )
}
