// Outside Next nothing is cached: the functions of public.ts then read the database each time.

export function cacheTag(..._tags: string[]): void {}
export function cacheLife(_profile: string | object): void {}
export function updateTag(_tag: string): void {}
export function revalidateTag(_tag: string, _profile?: string | object): void {}
export function revalidatePath(_path: string): void {}
export function refresh(): void {}
