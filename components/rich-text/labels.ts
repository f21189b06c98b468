/** The words of the editor, given by the page so that the browser gets one language only. */
export type EditorLabels = Record<
  | 'toolbar'
  | 'heading2'
  | 'heading3'
  | 'bold'
  | 'italic'
  | 'bulletList'
  | 'orderedList'
  | 'blockquote'
  | 'link'
  | 'image'
  | 'undo'
  | 'redo'
  | 'linkTitle'
  | 'linkAddress'
  | 'linkHint'
  | 'linkProblem'
  | 'linkSet'
  | 'linkRemove'
  | 'imageTitle'
  | 'imageAlt'
  | 'imageAltHint'
  | 'imageInsert'
  | 'imageNew'
  | 'imageNewSubmit'
  | 'imagePeople'
  | 'imagePeopleChoose'
  | 'imageNobody'
  | 'imageCrowd'
  | 'imageRecognisable'
  | 'imageChoose'
  | 'imageNone'
  | 'failed'
  | 'close',
  string
>

/** A picture the editor can put into a text. */
export type EditorPicture = { id: string; src: string; alt: string }
