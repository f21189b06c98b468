/** The part of fontkit (it comes without types) that cards are drawn with. */
declare module 'fontkit' {
  export type PathCommand = {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    args: number[]
  }
  export type Glyph = { id: number; path: { commands: PathCommand[] } }
  export type Position = { xAdvance: number; xOffset: number; yOffset: number }
  export type Font = {
    unitsPerEm: number
    layout: (text: string) => { glyphs: Glyph[]; positions: Position[]; advanceWidth: number }
    hasGlyphForCodePoint: (codePoint: number) => boolean
  }
  export function openSync(path: string): Font
}
