import { getTranslations } from 'next-intl/server'
import { QrCode } from '#components/ui/qr-code.tsx'
import type { OwnPlace } from '#lib/participation/queries/place.ts'

/** What is shown at the door: as a picture for the coordinator's phone, and in letters to be read out. */
export async function CheckIn({ place: { checkInCode } }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place.checkIn')
  const scanned = `BGC:${checkInCode}`
  const letters = `${checkInCode.slice(0, 5)} ${checkInCode.slice(5)}`
  return (
    <section className="check-in-code" aria-labelledby="check-in-title">
      <QrCode text={scanned} label={t('qr', { code: letters })} />
      <div>
        <h2 id="check-in-title">{t('title')}</h2>
        <p className="check-in-letters">{letters}</p>
        <p>{t('text')}</p>
      </div>
    </section>
  )
}
