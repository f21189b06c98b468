import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { countAttention } from '#lib/memoranda/queries/attention.ts'

/** How many things about memoranda wait for somebody; nothing when none do. */
export async function AttentionNote({ actor }: { actor: Actor }) {
  const t = await getTranslations('agreements.attention')
  const count = await countAttention(actor)
  if (count === 0) return null
  return (
    <div className="pt-6">
      <Notice>
        <p>
          <SiteLink href="/staff/memoranda/attention">{t('count', { count })}</SiteLink>
        </p>
      </Notice>
    </div>
  )
}
