import { reportBody } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { type Draft, draftWords, missingParts, newDraft, reportBodyOf } from './draft.ts';

const createdAtMs = Date.parse('2026-11-21T01:02:03.004Z');
const empty = newDraft('01KC0000000000000000000000', createdAtMs);
const full: Draft = {
  ...empty,
  pickId: 'road-hole',
  text: ' 坑很深 \n',
  photos: [
    {
      id: '01KC0000000000000000000001',
      path: 'a.jpg',
      bytes: 1000,
      contentType: 'image/jpeg',
      isUploaded: true,
      problem: null,
    },
  ],
  place: {
    fix: { longitude: 119.1, latitude: 36.7, datum: 'gcj02', accuracyM: 15 },
    address: '东风街',
    areaName: '奎文区',
  },
};

test('a draft says what it still lacks', () => {
  expect(missingParts(empty)).toEqual(['照片', '位置', '问题类型']);
  expect(draftWords({ ...full, pickId: null })).toBe('还差问题类型');
  expect(draftWords(full)).toBe('尚未提交');
});

test('a draft that was sent without network waits for it, and a refusal is told', () => {
  expect(draftWords({ ...full, isQueued: true })).toContain('自动发送');
  expect(draftWords({ ...full, isQueued: true, problem: '文字不适宜' })).toBe('文字不适宜');
});

test('what is sent keeps the ids, the position as received, and fits the contract', () => {
  const body = reportBodyOf(full);
  expect(reportBody.safeParse(body).success).toBe(true);
  expect(body).toMatchObject({
    id: full.id,
    photoIds: ['01KC0000000000000000000001'],
    text: '坑很深',
    place: { datum: 'gcj02', accuracyM: 15, address: '东风街' },
    capturedAt: '2026-11-21T01:02:03.004Z',
  });
});

test('an incomplete draft cannot be turned into a report', () => {
  expect(() => reportBodyOf(empty)).toThrow('not complete');
});
