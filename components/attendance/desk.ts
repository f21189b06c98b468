import type { MarksAnswer, SentStep, Snapshot } from '#lib/attendance/rules/snapshot.ts'
import type { Said } from '#lib/attendance/rules/standing.ts'
import { type Device, type DeviceMark, forgetRosters, openDevice } from './device.ts'
import { type Answered, fetchRoster, type NoAnswer, postMarks } from './messenger.ts'
import { newNonce } from './nonce.ts'
import { afterAnswer, offsetWithin } from './queue.ts'

export type DeskState = {
  /** The device's own store was read. */
  isAwake: boolean
  snapshot: Snapshot | null
  marks: DeviceMark[]
  /** Nonces of marks that are being written to the device at this moment. */
  fresh: string[]
  /** Why the last try to reach the server failed; null when it did not. */
  problem: NoAnswer | null
  isSending: boolean
  /** The roster lies on this device too. */
  isKept: boolean
}
type Made = { participationId: string; shiftId: string; said: Said[]; source: SentStep['source'] }

const batchMax = 100
const refreshMs = 30_000
const retryFirstMs = 2000
const retryMaxMs = 60_000

/**
 * The check-in as this device knows it, beside React: a mark is here at once, kept on the device, and sent when that is
 * possible, as often as needed, because the server takes each nonce once. Nothing leaves the queue but by the server's answer.
 */
export class Desk {
  #state: DeskState
  #device: Device | null = null
  #offsetMs = 0
  #lastAt = 0
  #isAskedAgain = false
  #retryMs = retryFirstMs
  #retry: ReturnType<typeof setTimeout> | undefined
  readonly #eventId: string
  readonly #locale: string
  readonly #first: Snapshot | null
  readonly #deviceId = newNonce()
  readonly #listeners = new Set<() => void>()

  /** `first` came with the page; without it the device's own store is asked. */
  constructor(eventId: string, locale: string, first: Snapshot | null) {
    this.#eventId = eventId
    this.#locale = locale
    this.#first = first
    this.#state = {
      ...{ isAwake: false, snapshot: first, marks: [], fresh: [] },
      ...{ problem: null, isSending: false, isKept: false },
    }
  }

  readonly read = (): DeskState => this.#state

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The server's time as far as this device knows it. */
  time(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  /** Wakes the desk and keeps it up to date until the returned function is called. */
  start(): () => void {
    const reach = () => {
      if (document.visibilityState === 'visible') void this.flush().then(() => this.#refresh())
    }
    void this.#wake()
    const timer = setInterval(reach, refreshMs)
    window.addEventListener('online', reach)
    document.addEventListener('visibilitychange', reach)
    return () => {
      clearInterval(timer)
      clearTimeout(this.#retry)
      window.removeEventListener('online', reach)
      document.removeEventListener('visibilitychange', reach)
    }
  }

  /** Steps of one act, in their order, from this moment. */
  mark({ participationId, shiftId, said, source }: Made): void {
    const { snapshot } = this.#state
    if (!snapshot) return
    const { eventId, userId } = snapshot
    const marks = said.map(({ mark, inAt, outAt }): DeviceMark => {
      this.#lastAt = Math.max(Date.now() + this.#offsetMs, this.#lastAt + 1)
      return {
        ...{ participationId, shiftId, eventId, userId, source, mark, nonce: newNonce(), refused: null },
        ...{ inAt: inAt?.toISOString() ?? null, outAt: outAt?.toISOString() ?? null },
        ...{ deviceAt: new Date(this.#lastAt).toISOString(), offsetMs: this.#offsetMs },
      }
    })
    const nonces = marks.map(({ nonce }) => nonce)
    this.#set({ marks: [...this.#state.marks, ...marks], fresh: [...this.#state.fresh, ...nonces] })
    void this.#keep((device) => device.keepMarks(marks)).then(() => {
      this.#set({ fresh: this.#state.fresh.filter((nonce) => !nonces.includes(nonce)) })
      return this.flush()
    })
  }

  /** Forgets refused marks somebody has read the reasons of. */
  dismiss(nonces: string[]): void {
    this.#set({ marks: this.#state.marks.filter(({ nonce }) => !nonces.includes(nonce)) })
    void this.#keep((device) => device.dropMarks(nonces))
  }

  /** Removes the roster and the queue from the device; the open page goes on from memory. */
  async forget(): Promise<void> {
    await this.#keep((device) => device.forgetEvent(this.#eventId))
    this.#device = null
    this.#set({ isKept: false })
  }

  /** Sends what waits. One sending at a time; after a failure it comes back by itself, later each time. */
  async flush(): Promise<void> {
    if (this.#state.isSending) return void (this.#isAskedAgain = true)
    this.#isAskedAgain = false
    clearTimeout(this.#retry)
    this.#set({ isSending: true })
    const problem = await this.#sendAll()
    this.#set({ isSending: false, ...(problem ? { problem } : {}) })
    // Asked for while a sending that failed was under way: things may have changed since it left.
    if (problem && this.#isAskedAgain) return this.flush()
    if (problem === 'later') {
      this.#retry = setTimeout(() => void this.flush(), this.#retryMs * (0.75 + Math.random() / 2))
      this.#retryMs = Math.min(this.#retryMs * 2, retryMaxMs)
    } else if (!problem) this.#retryMs = retryFirstMs
  }

  async #sendAll(): Promise<NoAnswer | null> {
    for (let [mark] = this.#pending(); mark; [mark] = this.#pending()) {
      const { shiftId } = mark
      const batch = this.#pending().filter((other) => other.shiftId === shiftId)
      const answer = await postMarks(batch.slice(0, batchMax), this.#deviceId, this.#locale)
      if ('no' in answer) return answer.no
      this.#learnTime(answer)
      await this.#take(answer.body)
    }
    return null
  }

  #pending(): DeviceMark[] {
    return this.#state.marks.filter(({ refused }) => refused === null)
  }

  async #take(answer: MarksAnswer) {
    const { marks, settled, changed, snapshot } = afterAnswer(this.#state, answer, this.#offsetMs)
    this.#set({ marks, snapshot, problem: null })
    await this.#keep((device) => device.dropMarks(settled))
    await this.#keep((device) => device.keepMarks(changed))
    if (snapshot) await this.#keepRoster(snapshot)
  }

  async #wake() {
    await forgetRosters({ all: false }).catch(() => undefined)
    this.#device = await openDevice().catch(() => null)
    const kept = (await this.#device?.readRoster(this.#eventId).catch(() => null)) ?? null
    this.#offsetMs = kept?.offsetMs ?? 0
    const snapshot = this.#state.snapshot ?? kept?.snapshot ?? null
    const stored = (await this.#device?.listMarks(this.#eventId).catch(() => [])) ?? []
    const own = stored.filter(({ userId }) => userId === snapshot?.userId)
    const early = this.#state.marks
    this.#set({ isAwake: true, snapshot, marks: [...own, ...early], isKept: kept !== null })
    await this.#keep((device) => device.keepMarks(early))
    if (this.#first) await this.#keepRoster(this.#first)
    await this.flush()
    await this.#refresh()
  }

  async #refresh() {
    const answer = await fetchRoster(this.#eventId, this.#locale)
    if ('no' in answer) return this.#set({ problem: answer.no })
    this.#learnTime(answer)
    this.#set({ problem: null })
    await this.#keepRoster(answer.body)
    if (this.#pending().length > 0) void this.flush()
  }

  async #keepRoster(snapshot: Snapshot) {
    const isKept = this.#device !== null && Date.parse(snapshot.expiresAt) > Date.now()
    this.#set({ snapshot, isKept })
    await this.#keep((device) => device.keepRoster({ snapshot, offsetMs: this.#offsetMs }))
  }

  #learnTime({ sentAt, answeredAt, body }: Answered<{ serverAt: string }>) {
    this.#offsetMs = offsetWithin(this.#offsetMs, { sentAt, answeredAt, serverAt: Date.parse(body.serverAt) })
  }

  /** A store that fails (full, cleared under us) must not stop the marking; the page says that nothing is kept. */
  async #keep(change: (device: Device) => Promise<void>) {
    if (this.#device) await change(this.#device).catch(() => this.#set({ isKept: false }))
  }

  #set(change: Partial<DeskState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
