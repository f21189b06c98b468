import { createHash } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { newStorageKey, removeFiles } from '#lib/platform/file-store.ts'
import { judgeOfficeFile } from '#lib/platform/office-file.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { cleanLine } from '#lib/platform/text.ts'
import { maySendFiles } from '../policy.ts'
import {
  documentBytesMax,
  type DocumentExtension,
  documentNameOf,
  documentTypes,
  isPdf,
  megabyte,
} from '../rules.ts'
import { keepFiles } from './keep-files.ts'

/** `only`: signed papers are PDF, whatever else the portal takes. */
type Wish = { isPublic?: boolean; only?: 'pdf' }

/**
 * Takes a PDF or a document of Office 2007 and later or of OpenDocument, up to 8 MB, as it is; it is only ever served as a download,
 * never opened inside the site. Throws `Invalid` with the reason beside the field `file`. A document that is not public is for
 * staff until `openFiles` lets everyone read it.
 */
export async function storeDocument(
  actor: Actor,
  file: File,
  { isPublic = false, only }: Wish = {},
): Promise<{ id: string }> {
  if (!maySendFiles(actor)) throw new Forbidden('files.refusals.notAllowed')
  await limit('upload', actor.userId)
  if (file.size === 0) throw problem('empty')
  if (file.size > documentBytesMax) throw problem('tooBig', { megabytes: documentBytesMax / megabyte })
  const bytes = Buffer.from(await file.arrayBuffer())
  const mediaType = documentTypes[await extensionOf(bytes, only)]
  const storageKey = newStorageKey()
  await keepFiles(storageKey, [{ name: documentNameOf(mediaType), bytes }])
  try {
    return await transaction(async (tx) => {
      const stored = await tx.storedFile.create({
        data: {
          kind: 'document',
          storageKey,
          originalName: cleanLine(file.name).slice(0, 200),
          mediaType,
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          isPublic,
          uploadedById: actor.userId,
        },
        select: { id: true },
      })
      await record(tx, actor, 'file.stored', {
        type: 'file',
        id: stored.id,
        details: { kind: 'document', bytes: bytes.length },
      })
      return stored
    })
  } catch (error) {
    await removeFiles(storageKey)
    throw error
  }
}

const sentences = {
  notOffice: 'notADocument',
  oldOffice: 'oldOffice',
  broken: 'brokenDocument',
  encrypted: 'encrypted',
  tooBigUnpacked: 'tooBigUnpacked',
  withMacros: 'withMacros',
  withOutsideParts: 'withOutsideParts',
} as const

async function extensionOf(bytes: Buffer, only: Wish['only']): Promise<DocumentExtension> {
  if (isPdf(bytes)) return 'pdf'
  if (only === 'pdf') throw problem('notAPdf')
  const verdict = await judgeOfficeFile(bytes)
  if ('problem' in verdict) throw problem(sentences[verdict.problem])
  return verdict.extension
}

function problem(reason: string, values: Record<string, number> = {}): Invalid {
  return new Invalid({ file: { code: `files.refusals.${reason}`, values } })
}
