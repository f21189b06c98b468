import { type Import, type Source, importsOf } from './source.ts'

type Rule = {
  name: string
  applies: (file: string) => boolean
  forbids: (target: string, found: Import) => boolean
  /** Types are erased, so they may cross most lines. */
  mayTakeTypes: boolean
}

const database = /^lib\/platform\/db\.ts$/
const client = /^prisma\/|^@prisma\//
const inner = /^lib\/[\w-]+\/(?:queries|commands)(?:\.ts|\/)|^lib\/[\w-]+\/session\.ts$/
const pure = /^lib\/[\w-]+\/(?:policy|schema|rules)(?:\.ts|\/)/

export const importRules: Rule[] = [
  {
    name: 'lib/ imports neither app/ nor components/',
    applies: (file) => file.startsWith('lib/'),
    forbids: (target) => /^(?:app|components)\//.test(target),
    mayTakeTypes: false,
  },
  {
    name: 'lib/platform/ knows no domain',
    applies: (file) => file.startsWith('lib/platform/'),
    forbids: (target) => target.startsWith('lib/') && !target.startsWith('lib/platform/'),
    mayTakeTypes: false,
  },
  {
    name: 'components/ draw what they are given',
    applies: (file) => file.startsWith('components/'),
    forbids: (target) =>
      target.startsWith('app/') ||
      database.test(target) ||
      target === 'lib/platform/env.ts' ||
      /^lib\/[\w-]+\/(?:public|queries|commands|session)(?:\.ts|\/)/.test(target),
    mayTakeTypes: true,
  },
  {
    name: 'what everybody sees is read through public.ts',
    applies: (file) => /^app\/.*\(public\)\//.test(file) || /^lib\/[\w-]+\/public(?:\.ts|\/)/.test(file),
    forbids: (target) => inner.test(target),
    mayTakeTypes: false,
  },
  {
    name: 'app/ and components/ do not reach the database',
    applies: (file) => /^(?:app|components)\//.test(file),
    forbids: (target) => client.test(target) || database.test(target),
    mayTakeTypes: false,
  },
  {
    name: 'policies, schemas and rules are pure',
    applies: (file) => pure.test(file),
    forbids: (target) =>
      client.test(target) ||
      database.test(target) ||
      inner.test(target) ||
      /^lib\/[\w-]+\/public(?:\.ts|\/)/.test(target),
    mayTakeTypes: true,
  },
  {
    name: 'lib/ does not depend on Next',
    applies: (file) =>
      file.startsWith('lib/') && !file.startsWith('lib/i18n/') && file !== 'lib/accounts/session.ts',
    forbids: (target) => target === 'next' || target.startsWith('next/'),
    mayTakeTypes: true,
  },
]

/** Each import that a rule forbids, as `file → target (rule)`. */
export function forbiddenImports(sources: Source[]): string[] {
  return sources.flatMap((source) =>
    importRules
      .filter((rule) => rule.applies(source.path))
      .flatMap((rule) =>
        importsOf(source)
          .filter((found) => !(found.isTypeOnly && rule.mayTakeTypes))
          .filter((found) => rule.forbids(found.target, found) && !isCacheOfPublic(source, found))
          .map((found) => `${source.path} → ${found.from} (${rule.name})`),
      ),
  )
}

function isCacheOfPublic(source: Source, found: Import): boolean {
  return found.target === 'next/cache' && /^lib\/[\w-]+\/public(?:\.ts|\/)/.test(source.path)
}
