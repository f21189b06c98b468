import { getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { starters } from '#lib/mailings/schema.ts'
import type { People } from './people.ts'

/** Texts to begin with: those that come with the portal, and those the centre keeps. */
export async function ReadyTexts({ people }: { people: People }) {
  const t = await getTranslations('mailings')
  const isAboutPlaces = people.to.audience === 'event' || people.to.audience === 'shift'
  const fitting = starters.filter(
    (starter) => starter === 'contacts' || (starter === 'invitation') !== isAboutPlaces,
  )
  const own = people.templates.filter(({ kind }) => kind !== 'service' || isAboutPlaces)
  const [event] = people.events
  const about = people.to.eventId ?? event?.id
  const tabs = [
    ...fitting
      .filter((starter) => starter !== 'invitation' || about)
      .map((starter) => ({
        href: addressOf(people, {
          starter,
          ...(starter === 'invitation' && about ? { about } : {}),
        }),
        label: t(`starterNames.${starter}`),
      })),
    ...own.map(({ id, name }) => ({ href: addressOf(people, { template: id }), label: name })),
  ]
  return (
    <Section title={t('form.starters')} note={t('form.startersNote')}>
      <Chips tabs={tabs} label={t('form.starters')} />
    </Section>
  )
}

function addressOf({ to }: People, more: Record<string, string>): string {
  const isAboutPlaces = to.audience === 'event' || to.audience === 'shift'
  const all = {
    ...{ selection: to.selectionId, centre: to.audience === 'centre' ? to.centreId : null },
    ...(isAboutPlaces ? { event: to.eventId, shift: to.shiftId } : { about: to.eventId }),
    ...{ places: isAboutPlaces && to.places !== 'confirmed' ? to.places : null, ...more },
  }
  const given = Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/workspace/mailings/new?${new URLSearchParams(Object.fromEntries(given) as Record<string, string>)}`
}
