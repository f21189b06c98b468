/** A closed question, an unpublished public answer, and somebody of the office who is not shown; gives the pages to begin at. */
export async function prepareConsultations(one: (sql: string) => Promise<string>): Promise<string[]> {
  const closed = await one(`SELECT id FROM "ConsultationRequest" WHERE state = 'closed' ORDER BY id LIMIT 1`)
  const draft = await one(
    `INSERT INTO "FaqEntry" (id, "topicId", "questionKk", "updatedAt") SELECT gen_random_uuid(), id, 'Сынақ сұрақ', now() FROM "ConsultationTopic" ORDER BY position LIMIT 1 RETURNING id`,
  )
  const person = await one(
    `INSERT INTO "OfficePerson" (id, "nameKk", "nameRu", "jobKk", "jobRu", "updatedAt") VALUES (gen_random_uuid(), 'Сынақ', 'Проба', 'Сынақ', 'Проба', now()) RETURNING id`,
  )
  return [
    `/kk/workspace/consultations/${closed}`,
    `/kk/staff/consultations/faq/${draft}`,
    `/kk/staff/office/people/${person}`,
  ]
}
