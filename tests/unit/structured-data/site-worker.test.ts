import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GET } from '#app/site-worker.js/route.ts'
import { env } from '#lib/platform/env.ts'
import { personalSections } from '#lib/platform/personal-sections.ts'

test('the worker is told which sections it may not touch, and takes itself away when it is switched off', async () => {
  const work = await (await GET()).text()
  for (const section of personalSections) expect(work).toContain(`"${section}"`)
  expect(existsSync('public/offline-worker.js')).toBe(true)
  expect(work).toContain("importScripts('/offline-worker.js')")
  const isOn = env.OFFLINE_PAGE
  env.OFFLINE_PAGE = false
  const leave = await (await GET()).text()
  env.OFFLINE_PAGE = isOn
  expect(leave).toContain('unregister()')
  expect(leave).toContain("caches.delete('offline')")
  expect(leave).not.toContain('respondWith')
})
