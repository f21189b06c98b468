import { getLocale, getTranslations } from 'next-intl/server'
import type { EditorPicture } from '#components/rich-text/labels.ts'
import { thumbnailOf } from '#components/rich-text/upload-picture.ts'
import { Form } from '#components/ui/form.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { LibraryPicture } from '#lib/files/queries.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import type { VersionText } from '#lib/news/queries/versions.ts'
import { AboutFields } from './about-fields.tsx'
import { save } from './actions.ts'
import { Autosave } from './autosave.tsx'
import { Checklist, type HeldPictures } from './checklist.tsx'
import { Conflict } from './conflict.tsx'
import { editorLabels } from './editor-labels.ts'
import { LanguageFields } from './language-fields.tsx'
import { inOrder, SideChoice } from './side-by-side.tsx'
import { SentVersion } from './stale-version.tsx'
import { StaleNotice } from './stale-notice.tsx'

type Props = {
  /** As it is saved. */
  news: StaffNews
  /** What the fields begin with: the saved item, or the draft that was taken, with the version it was typed on. */
  shown: StaffNews
  typedOn: number
  /** The fields began with a draft; they stay what they are when it has been saved and is gone. */
  isDraft: boolean
  side: Locale
  library: LibraryPicture[]
  madeFrom: Partial<Record<Locale, VersionText>>
  held: HeldPictures
}

/** The form of an item: the source and a translation side by side, what they share, the checklist, and the two ways to save. */
export async function Editor({ news, shown, typedOn, isDraft, side, library, madeFrom, held }: Props) {
  const t = await getTranslations('newsroom')
  const locale = (await getLocale()) as Locale
  const labels = await editorLabels()
  return (
    <SideChoice source={shown.sourceLocale} chosen={side}>
      <Form key={isDraft ? 'taken' : 'saved'} action={save} hidden={{ id: news.id }} className="max-w-none">
        <SentVersion version={typedOn} />
        <Conflict news={news} />
        <div className="sides">
          {inOrder(shown.sourceLocale).map((each) => (
            <LanguageFields
              key={each}
              locale={each}
              isSource={each === shown.sourceLocale}
              translation={shown.translations[each]}
              pictures={library.map((picture) => editorPicture(picture, each))}
              labels={labels}
            >
              <StaleNotice news={news} locale={each} madeFrom={madeFrom[each] ?? null} />
            </LanguageFields>
          ))}
        </div>
        <AboutFields news={shown} library={library} />
        <Checklist news={news} held={held} />
        <Buttons news={news} />
        <Autosave
          newsId={news.id}
          locale={locale}
          labels={{ failed: t('typing.failed'), signedOut: t('typing.signedOut') }}
        />
      </Form>
    </SideChoice>
  )
}

async function Buttons({ news }: { news: StaffNews }) {
  const t = await getTranslations('news.desk')
  const isPublic = news.state === 'published'
  const allPublic = locales.every((locale) => news.translations[locale].state === 'published')
  return (
    <div className="form-end">
      <SubmitButton name="intent" value="save" look={isPublic ? 'main' : 'quiet'} pending={t('saving')}>
        {t('save')}
      </SubmitButton>
      {isPublic && allPublic ? null : (
        <SubmitButton name="intent" value="publish" look={isPublic ? 'quiet' : 'main'} pending={t('saving')}>
          {isPublic ? t('publishMore') : t('publish')}
        </SubmitButton>
      )}
    </div>
  )
}

const altColumn = { kk: 'altKk', ru: 'altRu', en: 'altEn' } as const

function editorPicture(each: LibraryPicture, locale: Locale): EditorPicture {
  return { id: each.picture.id, src: thumbnailOf(each.picture), alt: each[altColumn[locale]] }
}
