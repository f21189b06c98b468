import { cardRoute } from '#app/[locale]/(public)/card-route.ts'

export const GET = cardRoute('statistics')
