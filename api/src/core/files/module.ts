import type { Module } from '../../module.ts';
import { dropUnusedPhotos } from './drop-unused.ts';
import { finishUpload } from './finish-upload.ts';
import { drawMissingMarks, forgetPrints } from './prints/index.ts';
import { showPhoto } from './show-photos.ts';
import { ownerOf, startUpload } from './start-upload.ts';

export const filesModule: Module = {
  name: 'files',
  routes: {
    startUpload: (context, { actor, body }) => startUpload(context, ownerOf(actor), body),
    finishUpload: async (context, { actor, params }) => {
      const photo = await finishUpload(context, ownerOf(actor), params.id);
      const { id, thumbUrl, displayUrl } = showPhoto(context, photo, false);
      return { id, thumbUrl, displayUrl };
    },
  },
  jobs: [dropUnusedPhotos, drawMissingMarks, forgetPrints],
};
