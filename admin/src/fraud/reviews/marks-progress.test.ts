import { expect, test } from 'vitest';
import { sayMarks } from './marks-progress.tsx';

test('finance reads how many photos are compared by parts, how many are to come, and which never will', () => {
  expect(sayMarks({ drawnCount: 12_345, waitingCount: 0, skipped: [] })).toBe(
    '近 180 天的市民照片：12,345 张可按局部比对',
  );
  const skipped = [
    { why: 'unreadable', photoCount: 2 },
    { why: 'missing', photoCount: 1 },
  ] as const;
  expect(sayMarks({ drawnCount: 1, waitingCount: 60, skipped: [...skipped] })).toBe(
    '近 180 天的市民照片：1 张可按局部比对；60 张旧照片待夜间补画特征（此前只能整张比对）；3 张跳过（照片无法解码 2 张，存储中没有这张照片 1 张）',
  );
});
