/** For elements that may have an id: Taro's H5 writes a missing one as "undefined" on every one of them. */
export const idOf = (id: string | undefined) => (id ? { id } : {});
