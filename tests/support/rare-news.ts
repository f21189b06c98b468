type One = (sql: string) => Promise<string>

const sizeOf = {
  image: `480, 320, '[{"width":480,"height":320,"format":"webp","bytes":10}]'`,
  document: `NULL, NULL, '[]'`,
}

/** Gives a draft everything its page of details can show: a plan, pictures, documents and a picture of the library to choose. */
export async function prepareNewsDetails(one: One, news: string): Promise<string[]> {
  const stored = (kind: 'image' | 'document', name: string) =>
    one(
      `INSERT INTO "StoredFile" (id, kind, "storageKey", "originalName", "mediaType", bytes, sha256, width, height, variants, "altKk", "altRu")
       VALUES (gen_random_uuid(), '${kind}', replace(gen_random_uuid()::text, '-', ''), '${name}', 'x/x', 10, '', ${sizeOf[kind]}, 'Сынақ', 'Проба') RETURNING id`,
    )
  await stored('image', 'library.jpg')
  for (const place of [1, 2]) {
    const [picture, paper] = [await stored('image', 'photo.jpg'), await stored('document', 'paper.pdf')]
    await one(
      `INSERT INTO "NewsPhoto" (id, "newsId", "fileId", position, "altKk", "altRu") VALUES (gen_random_uuid(), '${news}', '${picture}', ${place}, 'Сынақ', 'Проба') RETURNING id`,
    )
    await one(
      `INSERT INTO "NewsDocument" (id, "newsId", "fileId", position, "titleKk", "titleRu") VALUES (gen_random_uuid(), '${news}', '${paper}', ${place}, 'Сынақ', 'Проба') RETURNING id`,
    )
  }
  await one(
    `UPDATE "NewsItem" SET "publishAt" = now() + interval '30 days', "scheduledById" = (SELECT id FROM "User" ORDER BY id LIMIT 1) WHERE id = '${news}' RETURNING id`,
  )
  return [`/kk/staff/news/${news}/details`, '/kk/staff/news/tags']
}
