export { type AlikePhoto, alikePhotos } from './alike.ts';
export { forgetPrints } from './forget-prints.ts';
export { keepPrints } from './keep-prints.ts';
export { deletePrints } from './store.ts';
