'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

type Problem = 'denied' | 'noCamera' | 'failed'
const pauseMs = 150
/** A code that stays in view is read once. */
const sameAgainMs = 3000

/** Reads QR codes from the camera until it is put away; a frame that cannot be read is simply followed by the next. */
export function Scanner({ onText }: { onText: (text: string) => void }) {
  const t = useTranslations('attendance.desk.scanner')
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(onText)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    told.current = onText
  }, [onText])
  useEffect(() => {
    const stop = new AbortController()
    scan(video.current!, stop.signal, (text) => told.current(text)).catch((error: unknown) => {
      if (!stop.signal.aborted) setProblem(problemOf(error))
    })
    return () => stop.abort()
  }, [])
  return (
    <section className="ci-scanner" aria-label={t('title')}>
      {problem ? (
        <p role="alert">{t(problem)}</p>
      ) : (
        <>
          <video ref={video} muted playsInline aria-label={t('view')} />
          <p>{t('hint')}</p>
        </>
      )}
    </section>
  )
}

async function scan(video: HTMLVideoElement, signal: AbortSignal, onText: (text: string) => void) {
  if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError')
  const facing = { facingMode: 'environment', width: { ideal: 1280 } }
  const [detector, stream] = await Promise.all([
    createDetector(),
    navigator.mediaDevices.getUserMedia({ video: facing, audio: false }),
  ])
  const stop = () => stream.getTracks().forEach((track) => track.stop())
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) return stop()
  video.srcObject = stream
  await video.play()
  const seen = new Map<string, number>()
  while (!signal.aborted) {
    const found = video.readyState >= 2 ? await detector.detect(video).catch(() => []) : []
    for (const { rawValue } of found) {
      const isNew = Date.now() - (seen.get(rawValue) ?? 0) > sameAgainMs
      seen.set(rawValue, Date.now())
      if (isNew && !signal.aborted) onText(rawValue)
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

const decoder = () => new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href

/** The decoder comes from this site, never from the library's own host. */
async function createDetector() {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  prepareZXingModule({ overrides: { locateFile: () => decoder() } })
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** Fetches what scanning needs while there is a connection. */
export async function fetchDecoder(): Promise<void> {
  await Promise.all([import('barcode-detector/ponyfill'), fetch(decoder())])
}

function problemOf(error: unknown): Problem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'noCamera' : 'failed'
}
