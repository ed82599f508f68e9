import { newId } from '../platform/ids';
import { tell } from '../platform/notices.ts';
import { keepPhoto } from '../platform/photo-files';
import { choosePhotos } from '../platform/photos';
import { acceptPrivacy } from '../platform/privacy';
import { type DraftPhoto, newDraft, roomForPhotos } from './draft.ts';
import { addDraft, changeDraft, findDraft, listDrafts, MAX_DRAFTS } from './draft-store.ts';

const MAX_PHOTOS_AT_ONCE = 9;

/** The first tap: camera or album, then a draft around the photos. Null when nothing was chosen. */
export async function startDraft(): Promise<string | null> {
  if (listDrafts().length >= MAX_DRAFTS) {
    await tell('草稿已满，请先提交或删除已有草稿');
    return null;
  }
  const photos = await takePhotos(MAX_PHOTOS_AT_ONCE);
  if (photos.length === 0) return null;
  const id = await newId();
  addDraft({ ...newDraft(id, Date.now()), photos });
  return id;
}

export async function addPhotos(draftId: string): Promise<void> {
  const draft = findDraft(draftId);
  if (!draft) return;
  const added = await takePhotos(roomForPhotos(draft));
  const before = findDraft(draftId)?.photos ?? [];
  if (added.length > 0) changeDraft(draftId, { photos: [...before, ...added] });
}

/** Camera or album; kept on the device until they are dropped. */
export async function takePhotos(count: number): Promise<DraftPhoto[]> {
  if (!(await acceptPrivacy())) {
    await tell('未同意微信隐私指引，无法使用相机和相册');
    return [];
  }
  try {
    const kept: DraftPhoto[] = [];
    for (const { path, bytes, contentType } of await choosePhotos(count)) {
      const id = await newId();
      const lasting = await keepPhoto(id, path);
      kept.push({ id, path: lasting, bytes, contentType, isUploaded: false, problem: null });
    }
    return kept;
  } catch {
    await tell('照片无法读取，请换一张或检查存储空间');
    return [];
  }
}
