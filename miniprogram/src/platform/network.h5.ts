/** A browser tells TanStack Query by itself. */
export function watchPhone(): void {}
