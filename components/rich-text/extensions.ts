import { Image } from '@tiptap/extension-image'
import type { AnyExtension } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { href } from '#lib/rich-text/schema.ts'

/** The editor's nodes cut down to what `lib/rich-text/schema.ts` accepts, so what can be typed can be saved. */
const narrowed: Record<string, (extension: AnyExtension) => AnyExtension> = {
  listItem: (extension) => extension.extend({ content: 'paragraph' }),
  blockquote: (extension) => extension.extend({ content: 'paragraph+' }),
  orderedList: (extension) => extension.extend({ addAttributes: () => ({}) }),
  link: (extension) => extension.extend({ addAttributes: () => ({ href: { default: null } }) }),
}

const Kit = StarterKit.extend({
  addExtensions() {
    const all: AnyExtension[] = this.parent?.() ?? []
    return all.map((extension) => narrowed[extension.name]?.(extension) ?? extension)
  },
}).configure({
  code: false,
  codeBlock: false,
  strike: false,
  underline: false,
  horizontalRule: false,
  heading: { levels: [2, 3] },
  link: { openOnClick: false, autolink: false, linkOnPaste: true, isAllowedUri: isAllowedAddress },
})

/**
 * Pictures are named by their file; pasted pictures of other sites are left out. `addressOf` finds what to show while editing;
 * without it the text holds no pictures at all.
 */
export function editorExtensions(addressOf?: (fileId: string) => string | undefined): AnyExtension[] {
  if (!addressOf) return [Kit]
  const Picture = Image.extend({
    addAttributes: () => ({ fileId: { default: null }, alt: { default: '' } }),
    parseHTML: () => [
      {
        tag: 'img[data-file]',
        getAttrs: (element) => ({ fileId: element.dataset.file, alt: element.getAttribute('alt') }),
      },
    ],
    renderHTML: ({ node }) => {
      const { fileId, alt } = node.attrs as { fileId: string; alt: string }
      return ['img', { 'data-file': fileId, src: addressOf(fileId) ?? '', alt }]
    },
  })
  return [Kit, Picture]
}

/** The same rule as on the server, where it counts. */
export function isAllowedAddress(address: string): boolean {
  return href.safeParse(address).success
}
