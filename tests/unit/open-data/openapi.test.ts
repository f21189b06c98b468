import SwaggerParser from '@apidevtools/swagger-parser'
import { expect, test } from 'vitest'
import { openApi } from '#lib/open-data/rules/openapi.ts'
import { parameters, resources } from '#lib/open-data/schema/parameters.ts'

type Document = Parameters<typeof SwaggerParser.validate>[0]
type Paths = Record<string, { get: { parameters: { name: string; schema: object }[] } }>

test('the description is valid OpenAPI 3.1 and names every list with every parameter it takes', async () => {
  const given = JSON.parse(JSON.stringify(openApi())) as Document & { paths: Paths }
  const { paths } = given
  for (const name of resources)
    expect(paths[`/${name}`]!.get.parameters.map((one) => one.name)).toEqual(
      Object.keys(parameters[name].shape),
    )
  expect(paths['/events']!.get.parameters.find(({ name }) => name === 'limit')?.schema).toEqual({
    ...{ type: 'integer', minimum: 1, maximum: 100 },
  })
  await expect(SwaggerParser.validate(given)).resolves.toBeTruthy()
})
