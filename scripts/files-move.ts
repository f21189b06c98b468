import { folderStore } from '#lib/platform/stores/folder.ts'
import { moveFiles } from '#lib/platform/stores/move.ts'
import { s3Store } from '#lib/platform/stores/s3.ts'
import { readSettings } from '#scripts/start/settings.ts'

// npm run files:move -- to-s3        copies the folder's files into the bucket of the S3_ values
// npm run files:move -- to-folder    copies them back
// Copies and compares, removes nothing, and can be run again: what is there already is only compared.

// The configuration file is read before the gate of the environment is opened.
readSettings('start')
const { bucket, filesRoot } = await import('#lib/platform/file-store.ts')
const [, , direction] = process.argv
if (direction !== 'to-s3' && direction !== 'to-folder') stop('Say where to: to-s3 or to-folder.')
if (!bucket)
  stop('S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY and S3_SECRET_KEY are needed, in .env too.')
const [folder, objects] = [folderStore(filesRoot), s3Store(bucket)]
const [from, to] = direction === 'to-s3' ? [folder, objects] : [objects, folder]
try {
  const { copied, same } = await moveFiles(from, to)
  process.stdout.write(`Copied: ${copied}. There already: ${same}.\n`)
} catch (error) {
  stop(`${error instanceof Error ? error.message : String(error)}. Nothing was removed; run it again.`)
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
