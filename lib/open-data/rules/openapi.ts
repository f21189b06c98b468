import { z } from 'zod'
import { siteUrl } from '#lib/platform/env.ts'
import { parameters, type Resource, resources } from '../schema/parameters.ts'
import {
  listAnswer,
  problemAnswer,
  recordAnswer,
  recordKeys,
  resourceRecords,
  rootAnswer,
} from '../schema/resources.ts'
import { apiPath, apiVersion } from './answers.ts'
import { licence } from './schemas.ts'

type Json = Record<string, unknown>

/** The API described for machines, made from the same schemas that read its questions and name its answers. */
export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Birgemiz open data',
      version: apiVersion,
      summary: 'What the public pages of the volunteers’ front office show, for programs',
      license: { name: licence.title, identifier: licence.name },
    },
    servers: [{ url: siteUrl + apiPath }],
    externalDocs: { url: `${siteUrl}/en/about/open-data` },
    tags: resources.map((name) => ({ name })),
    paths: {
      '/': {
        get: operation({
          operationId: 'root',
          summary: 'Where the API begins',
          schema: reference('Root'),
          given: [],
        }),
      },
      ...Object.fromEntries(resources.flatMap(pathsOf)),
    },
    components: {
      schemas: { Problem: plain(problemAnswer), Root: plain(rootAnswer), ...schemasOf() },
      responses: Object.fromEntries(
        [
          ['Unchanged', 'The copy you have is still right'],
          ['Refused', 'A parameter is unknown or has no such value'],
          ['Unknown', 'There is no such record'],
          ['TooMany', 'Too many requests; come back after Retry-After seconds'],
          ['Away', 'The data are away for a moment'],
        ].map(([name = '', description]) => [
          name,
          { description, ...(name === 'Unchanged' ? {} : problemBody) },
        ]),
      ),
    },
  }
}

const problemBody = { content: { 'application/problem+json': { schema: reference('Problem') } } }

function pathsOf(name: Resource): [string, Json][] {
  const key = recordKeys[name]
  const title = titleOf(name)
  const list = operation({
    ...{ operationId: `list-${name}`, summary: `A page of ${name}`, tag: name },
    ...{ schema: reference(`${title}Page`), given: queryOf(name) },
  })
  if (key === null) return [[`/${name}`, { get: list }]]
  const inPath = { name: key, in: 'path', required: true, schema: { type: 'string' } }
  const one = operation({
    ...{ operationId: `read-${name}`, summary: `One record of ${name}`, tag: name },
    ...{ schema: reference(`${title}Answer`), given: [inPath] },
  })
  return [
    [`/${name}`, { get: list }],
    [`/${name}/{${key}}`, { get: one }],
  ]
}

type Operation = { operationId: string; summary: string; schema: Json; given: Json[]; tag?: string }

function operation({ operationId, summary, schema, given, tag }: Operation): Json {
  const refer = (name: string) => ({ $ref: `#/components/responses/${name}` })
  const headers = Object.fromEntries(
    ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy'].map((name) => [name, { schema: { type: 'string' } }]),
  )
  return {
    ...{ operationId, summary, parameters: given },
    ...(tag ? { tags: [tag] } : {}),
    responses: {
      '200': { description: summary, headers, content: { 'application/json': { schema } } },
      ...{ '304': refer('Unchanged'), '400': refer('Refused'), '404': refer('Unknown') },
      ...{ '429': refer('TooMany'), '503': refer('Away') },
    },
  }
}

function queryOf(name: Resource): Json[] {
  const { properties = {} } = z.toJSONSchema(parameters[name], {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const { parameter } = jsonSchema as { parameter?: object }
      if (!parameter) return
      for (const key of ['type', 'pattern', 'parameter']) delete (jsonSchema as Json)[key]
      Object.assign(jsonSchema, parameter)
    },
  }) as { properties?: Record<string, Json> }
  return Object.entries(properties).map(([parameter, { description, ...schema }]) => ({
    ...{ name: parameter, in: 'query', required: false, description, schema },
  }))
}

function schemasOf(): Json {
  return Object.fromEntries(
    resources.flatMap((name) => {
      const [title, record] = [titleOf(name), resourceRecords[name]]
      const page = plain(listAnswer(z.unknown())) as { properties: { data: { items: Json } } }
      page.properties.data.items = reference(title)
      const answer = plain(recordAnswer(z.unknown())) as { properties: Json }
      answer.properties.data = reference(title)
      return [
        [title, plain(record)],
        [`${title}Page`, page],
        [`${title}Answer`, answer],
      ]
    }),
  )
}

function plain(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' }) as Json
  return rest
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

function titleOf(name: Resource): string {
  return name[0]!.toUpperCase() + name.slice(1)
}
