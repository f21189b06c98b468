/** The fields of a card that are chosen one by one when two cards become one. */
export const chosenFields = [
  ...(['surname', 'givenName', 'patronymic', 'birthDate', 'sex', 'locale', 'email', 'phone'] as const),
  ...(['unitId', 'notes'] as const),
] as const
export type ChosenField = (typeof chosenFields)[number]
/** What is taken from the card that is closed; the rest stays as the staying card has it. */
export type CardChoice = { fieldsOfOther: readonly ChosenField[]; isAccountOfOther: boolean }
