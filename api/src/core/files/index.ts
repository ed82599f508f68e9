export { finishUpload } from './finish-upload.ts';
export { linkToOriginal } from './link-to-original.ts';
export { filesModule } from './module.ts';
export { showPhoto, thumbUrl } from './show-photos.ts';
export { type Owner, startUpload } from './start-upload.ts';
export { type PhotoRow, photosOfCases } from './store.ts';
export { takePhotos } from './take-photos.ts';
