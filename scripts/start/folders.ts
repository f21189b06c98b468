import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { Failure, diskFull, notWritable } from './failure.ts'
import { root } from './settings.ts'

const freeBytesMin = 150 * 1024 * 1024

/** Makes the data folder and sees that the project and the folder can be written and have room. */
export function prepareFolders(dataDir: string): void {
  for (const folder of [root, dataDir]) {
    try {
      // Others may pass through, which the database's own system user needs, but not look around.
      if (folder === dataDir)
        mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
      accessSync(folder, constants.W_OK | constants.X_OK)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOSPC') throw diskFull()
      if (code === 'EEXIST' || code === 'ENOTDIR')
        throw new Failure(`${folder} is not a folder.`, 'Point DATA_DIR at a folder.')
      throw notWritable(folder)
    }
    const { bavail, bsize } = statfsSync(folder)
    if (bavail * bsize < freeBytesMin) throw diskFull()
  }
}
