import { useTranslations } from 'next-intl'
import { Progress } from '#components/ui/progress.tsx'
import { type Delivered, deliveredIn, peopleLeast, type PromiseUnit } from '#lib/memoranda/rules/promise.ts'

type Promised = { count: number; unit: PromiseUnit }

/** A promise that can be counted beside what was delivered, as a bar and in words. */
export function Delivery({ promise, delivered }: { promise: Promised; delivered: Delivered }) {
  const t = useTranslations('memoranda.delivery')
  const done = deliveredIn(promise.unit, delivered)
  const promised = t(`promised.${promise.unit}`, { count: promise.count })
  if (done === null) {
    return (
      <>
        <span className="block">{promised}</span>
        <span className="note block">{t('few', { least: peopleLeast })}</span>
      </>
    )
  }
  const words = t('ofPromised', { done, count: promise.count })
  const label = `${promised}. ${t(`delivered.${promise.unit}`, { count: done })}`
  return (
    <>
      <span className="block">{promised}</span>
      <Progress value={done} max={promise.count} label={label} words={words} />
    </>
  )
}

/** Everything done under something, in words; nothing where nothing was. */
export function DeliveredWords({ delivered }: { delivered: Delivered }) {
  const t = useTranslations('memoranda.delivery')
  const { events, people, minutes } = delivered
  if (events === 0) return null
  const parts = [t('delivered.events', { count: events })]
  if (people === null || minutes === null) parts.push(t('few', { least: peopleLeast }))
  else {
    if (people > 0) parts.push(t('delivered.people', { count: people }))
    if (minutes > 0) parts.push(t('delivered.hours', { count: Math.floor(minutes / 60) }))
  }
  return <>{parts.join(', ')}</>
}
