import { getLocale, getTranslations } from 'next-intl/server'
import { AwardRoll } from '#components/awards/award-roll.tsx'
import { MemorandumTable } from '#components/memoranda/memorandum-table.tsx'
import { Section } from '#components/ui/section.tsx'
import { listAwardsOfOrganisation } from '#lib/awards/public.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listMemorandaOfOrganisation } from '#lib/memoranda/public.ts'

/** What an organisation was thanked for, and what it has signed. */
export async function AwardsAndMemoranda({ organisationId }: { organisationId: string }) {
  const locale = (await getLocale()) as Locale
  const awardsTitle = (await getTranslations('awards'))('title')
  const memorandaTitle = (await getTranslations('memoranda'))('title')
  const [awards, memoranda] = await Promise.all([
    listAwardsOfOrganisation(organisationId, locale),
    listMemorandaOfOrganisation(organisationId, locale),
  ])
  return (
    <>
      {awards.length > 0 ? (
        <Section title={awardsTitle} tone="gold">
          <AwardRoll awards={awards} hasDates hasOccasion />
        </Section>
      ) : null}
      {memoranda.length > 0 ? (
        <Section title={memorandaTitle}>
          <MemorandumTable memoranda={memoranda} hideCaption />
        </Section>
      ) : null}
    </>
  )
}
