import { getTranslations } from 'next-intl/server'
import type { EditorLabels } from '#components/rich-text/labels.ts'

/** The words of the editor in the reader's language. */
export async function editorLabels(): Promise<EditorLabels> {
  const t = await getTranslations('editor')
  const files = await getTranslations('files')
  return {
    toolbar: t('toolbar'),
    heading2: t('heading2'),
    heading3: t('heading3'),
    bold: t('bold'),
    italic: t('italic'),
    bulletList: t('bulletList'),
    orderedList: t('orderedList'),
    blockquote: t('blockquote'),
    link: t('link'),
    image: t('image'),
    undo: t('undo'),
    redo: t('redo'),
    linkTitle: t('linkTitle'),
    linkAddress: t('linkAddress'),
    linkHint: t('linkHint'),
    linkProblem: t('problems.link'),
    linkSet: t('linkSet'),
    linkRemove: t('linkRemove'),
    imageTitle: t('imageTitle'),
    imageAlt: t('imageAlt'),
    imageAltHint: files('altHint'),
    imageInsert: t('imageInsert'),
    imageNew: t('imageNew'),
    imageNewSubmit: files('add'),
    imagePeople: files('people.question'),
    imagePeopleChoose: files('people.choose'),
    imageNobody: files('people.answers.nobody'),
    imageCrowd: files('people.answers.crowd'),
    imageRecognisable: files('people.answers.recognisable'),
    imageChoose: t('imageChoose'),
    imageNone: files('none'),
    failed: files('refusals.broken'),
    close: t('close'),
  }
}
