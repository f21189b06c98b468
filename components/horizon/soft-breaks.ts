const vowels = 'аәеёиоөуұүыіэюяaeiouyöü'
const syllable = new RegExp(`([${vowels}][^${vowels}\\s-]*)(?=[^${vowels}\\s-][${vowels}])`, 'giu')

/**
 * Lets a long name break between syllables with a hyphen. No browser hyphenates Kazakh, and a name on a small square must
 * not be cut anywhere. Words of up to six letters stay whole.
 */
export function softBreaks(name: string): string {
  return name.replaceAll(/[\p{L}]{7,}/gu, (word) => {
    const parts = word.replaceAll(syllable, '$1\u00AD').split('\u00AD')
    return joinShort(parts).join('\u00AD')
  })
}

/** A single letter stays with its neighbour. */
function joinShort(parts: string[]): string[] {
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && (last.length < 2 || part.length < 2)) joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}
