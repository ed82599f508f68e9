export { type AlikePhoto, alikePhotos } from './alike.ts';
export { forgetPrints } from './forget-prints.ts';
export { keepPrints } from './keep-prints.ts';
export { drawMissingMarks, showMarks } from './missing/index.ts';
export { deletePrints } from './store.ts';
