/** A unit's short name without the word for its kind, for squares and hills where the picture says that it is a district. */
export function withoutKind(name: string): string {
  return name.replace(/^р-н\s+|\s+(?:ауд\.|қ\.|р-н|district)$/iu, '')
}
