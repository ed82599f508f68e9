export { finishUpload } from './finish-upload.ts';
export { linkToOriginal } from './link-to-original.ts';
export { filesModule } from './module.ts';
export { type AlikePhoto, alikePhotos, deletePrints, showMarks } from './prints/index.ts';
export { showPhoto, thumbUrl } from './show-photos.ts';
export { type Owner, startUpload } from './start-upload.ts';
export { type PhotoRow, photosById, photosOfCases } from './store.ts';
export { takePhotos, takePhotosOfRoles } from './take-photos.ts';
