/**
 * An expected "no": the command understood the request and declines it. `code` is the full key of the sentence to show
 * (for example `events.refusals.alreadyPublic`), `values` fill its placeholders. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly code: string
  readonly values: RefusalValues

  constructor(code: string, values: RefusalValues = {}) {
    super(code)
    this.name = new.target.name
    this.code = code
    this.values = values
  }
}

export type RefusalValues = Record<string, string | number | Date>

/** The record is not there, or not for this actor: the two are told apart nowhere. */
export class NotFound extends Refusal {}

/** The actor sees the record but may not do this to it. */
export class Forbidden extends Refusal {}

/** The record is no longer in the state the request was made for. */
export class Conflict extends Refusal {}

/** What was typed cannot be accepted; `fields` names the sentence per field. */
export class Invalid extends Refusal {
  readonly fields: Record<string, { code: string; values?: RefusalValues }>

  constructor(fields: Record<string, { code: string; values?: RefusalValues }>, code = 'form.problems') {
    super(code)
    this.fields = fields
  }
}

/** Too many tries; `retryAfterSeconds` says when to come back. */
export class TooMany extends Refusal {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('form.tooMany', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })
    this.retryAfterSeconds = retryAfterSeconds
  }
}
