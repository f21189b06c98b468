declare module '@adobe/structured-data-validator' {
  export default class Validator {
    constructor(vocabulary: unknown)
    validate(parsed: unknown): Promise<unknown[]>
  }
}
declare module '@marbec/web-auto-extractor' {
  export default class WebAutoExtractor {
    constructor(options: object)
    parse(html: string): unknown
  }
}
