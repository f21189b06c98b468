import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Row } from '#components/ui/row.tsx'
import type { ListedPair } from '#lib/duplicates/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayText, fullName } from '#lib/volunteers/rules.ts'
import { Certainty, Reasons } from './pair-words.tsx'

type Card = ListedPair['one']

/** Two cards that may be one person, with the reasons; after a merge the card that stayed. */
export async function PairRow({ pair }: { pair: ListedPair }) {
  const t = await getTranslations('duplicates')
  const href = `/workspace/duplicates/${pair.id}`
  if (pair.state === 'merged') {
    const [stayed, closed] = pair.one.mergedIntoId ? [pair.other, pair.one] : [pair.one, pair.other]
    return (
      <Row
        title={<SiteLink href={href}>{fullName(stayed)}</SiteLink>}
        meta={t('card', { number: String(stayed.cardNumber) })}
        end={
          <ButtonLink href={href} look="small-quiet">
            {t('look')}
          </ButtonLink>
        }
      >
        <p>{t('closedInto', { number: String(closed.cardNumber) })}</p>
      </Row>
    )
  }
  return (
    <Row
      title={<SiteLink href={href}>{await titleOf(pair)}</SiteLink>}
      meta={<Certainty score={pair.score} />}
      end={
        <ButtonLink href={href} look={pair.state === 'open' ? 'small' : 'small-quiet'}>
          {t('compare')}
        </ButtonLink>
      }
    >
      <Person card={pair.one} />
      <Person card={pair.other} />
      <Reasons reasons={pair.reasons} />
    </Row>
  )
}

async function titleOf({ one, other }: ListedPair): Promise<string> {
  const names = [...new Set([fullName(one), fullName(other)])]
  return names.join(' / ')
}

async function Person({ card }: { card: Card }) {
  const t = await getTranslations('duplicates')
  const locale = (await getLocale()) as Locale
  const body = card.memberships.map(({ centre, organisation }) => centre ?? organisation)[0]
  const facts = [
    t('card', { number: String(card.cardNumber) }),
    fullName(card),
    ...(card.birthDate ? [t('bornIn', { year: dayText(card.birthDate).slice(0, 4) })] : []),
    ...(body ? [inLocale(body, 'name', locale)] : []),
  ]
  return <p className="meta">{facts.join(' · ')}</p>
}
