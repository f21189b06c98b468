import { getLocale, getTranslations } from 'next-intl/server'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { OwnPicture } from '#lib/files/queries/people-shown.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { agreeToPicture, takePictureOut } from './actions.ts'

/** The pictures somebody was named on, and the way to take each off every page. */
export async function OwnPictures({ pictures }: { pictures: OwnPicture[] }) {
  const t = await getTranslations('files.own')
  return (
    <Section title={t('title')} id="pictures" note={t('note')}>
      {pictures.length === 0 ? <p>{t('none')}</p> : null}
      <Rows>
        {pictures.map((picture) => (
          <PictureRow key={picture.id} person={picture} />
        ))}
      </Rows>
    </Section>
  )
}

async function PictureRow({ person }: { person: OwnPicture }) {
  const t = await getTranslations('files.own')
  const locale = (await getLocale()) as Locale
  const { picture, state, withdrawnAt, isMinor } = person
  const alt = inLocale(person, 'alt', locale)
  return (
    <Row
      title={alt || t('nameless')}
      figure={
        picture ? (
          <img
            src={thumbnailOf(picture)}
            alt=""
            width={picture.width}
            height={picture.height}
            loading="lazy"
            className="aspect-[4/3] w-40 object-cover"
          />
        ) : null
      }
      end={<Choices person={person} />}
    >
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {state === 'withdrawn' ? (
          <Status mark="off">
            {withdrawnAt ? t('withdrawnOn', { date: formatDate(locale, withdrawnAt) }) : t('withdrawn')}
          </Status>
        ) : (
          <Status mark={person.isPublic ? 'good' : 'off'}>{t(person.isPublic ? 'shown' : 'notShown')}</Status>
        )}
        {state === 'asked' ? <Status mark="wait">{t(isMinor ? 'askedMinor' : 'asked')}</Status> : null}
      </p>
    </Row>
  )
}

async function Choices({ person: { id: personId, state, isMinor } }: { person: OwnPicture }) {
  const t = await getTranslations('files.own')
  const close = (await getTranslations('form'))('cancel')
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'given' || isMinor ? null : (
        <ConfirmButton
          action={agreeToPicture}
          hidden={{ personId }}
          label={t('agree')}
          look="small-quiet"
          confirm={{ title: t('agreeTitle'), text: <p>{t('agreeText')}</p>, closeLabel: close }}
        />
      )}
      {state === 'withdrawn' ? null : (
        <ConfirmButton
          action={takePictureOut}
          hidden={{ personId }}
          label={t('takeOut')}
          look="small-quiet"
          confirm={{ title: t('takeOutTitle'), text: <p>{t('takeOutText')}</p>, closeLabel: close }}
        />
      )}
    </div>
  )
}
