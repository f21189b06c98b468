export const recipientsMax = 20_000
/** Confirmed in one day of the region's calendar in the name of one centre. */
export const perCentreDayMax = 20
