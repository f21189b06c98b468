import { z } from 'zod'

/** A column of a dataset's CSV, made from the field of the record it stands for. */
export type Column = {
  /** Stable English name: `name_kk`, `unit_slug`. */
  name: string
  path: readonly string[]
  type: 'string' | 'integer' | 'number' | 'boolean'
  format: 'date' | 'date-time' | 'uri' | 'uuid' | null
  values: readonly string[] | null
  /** Several values in one cell, parted by `|`. */
  isList: boolean
  isRequired: boolean
  description: string
}

type Schema = {
  type?: string | string[]
  format?: string
  enum?: string[]
  description?: string
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
}
type Walk = { path: string[]; isList: boolean; isRequired: boolean; description: string }

/** The columns of a record in the order of its fields; a nested field becomes a column of its own. */
export function columnsOf(record: z.ZodType): Column[] {
  const schema = z.toJSONSchema(record, { io: 'output' }) as Schema
  return walk(schema, { path: [], isList: false, isRequired: true, description: '' })
}

function walk(schema: Schema, at: Walk): Column[] {
  const description = [at.description, schema.description].filter(Boolean).join('. ')
  const given = schema.anyOf?.find(({ type }) => type !== 'null')
  if (given) return walk(given, { ...at, description, isRequired: false })
  if (Array.isArray(schema.type)) {
    const type = schema.type.find((one) => one !== 'null')
    return walk({ ...schema, type }, { ...at, isRequired: false })
  }
  if (schema.type === 'array' && schema.items)
    return walk(schema.items, { ...at, description, isList: true, isRequired: false })
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, field]) =>
      walk(field, { ...at, path: [...at.path, key], description }),
    )
  return [
    {
      ...{ name: at.path.map(snake).join('_'), path: at.path, description },
      ...{ isList: at.isList, isRequired: at.isRequired, values: schema.enum ?? null },
      type: (schema.type ?? 'string') as Column['type'],
      format: (schema.format ?? null) as Column['format'],
    },
  ]
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
