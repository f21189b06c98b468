import { registerHooks } from 'node:module'

const nothing = 'export const cacheLife = () => {}; export const cacheTag = () => {}'

/** Cached functions run as they are: what is measured is the first reader's wait. To be called before the site is imported. */
export function withoutCache(): void {
  registerHooks({
    resolve: (name, context, next) =>
      name === 'next/cache'
        ? { url: `data:text/javascript,${encodeURIComponent(nothing)}`, shortCircuit: true }
        : next(name, context),
  })
}
