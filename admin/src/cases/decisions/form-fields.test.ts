import { actBody, ERRORS, NEEDS, type Need, type OfferedAction } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { fieldsOf, isImmediate, noteForReason, sayMissing, toBody } from './form-fields.ts';

const offer = (needs: Need[], more: Partial<OfferedAction> = {}): OfferedAction => ({
  action: 'accept',
  name: '受理',
  needs,
  isAdverse: false,
  reasons: [],
  ...more,
});
const nothing = { note: '' };
const photoId = '01J00000000000000000000000';

test('an action without needs is sent at one press, unless it ends the case', () => {
  expect(isImmediate(offer([]))).toBe(true);
  expect(isImmediate(offer([], { isAdverse: true }))).toBe(false);
  expect(isImmediate(offer(['unit']))).toBe(false);
});

test('filing asks for the standard first and a note last', () => {
  expect(fieldsOf(offer(['note', 'standard']))).toEqual(['standard', 'note']);
  expect(fieldsOf(offer([]))).toEqual(['note']);
});

test('every need of the contract that staff can meet keeps the form from being sent empty', () => {
  for (const need of Object.keys(NEEDS) as Need[]) {
    if (need === 'rating') continue;
    expect(sayMissing(offer([need]), nothing, 0)).not.toBeNull();
  }
});

test('what is missing is said in the words of the server', () => {
  expect(sayMissing(offer(['standard']), nothing, 0)).toBe(ERRORS.standard_required[1]);
  expect(sayMissing(offer(['after_photo', 'note']), { note: '已清理' }, 0)).toBe(
    ERRORS.after_photo_required[1],
  );
  expect(sayMissing(offer(['after_photo', 'note']), { note: '已清理' }, 1)).toBeNull();
  expect(sayMissing(offer(['note']), { note: '  ' }, 0)).toBe(ERRORS.note_required[1]);
});

test('"other" as a reason needs words', () => {
  const reject = offer(['reason'], { action: 'reject', isAdverse: true });
  expect(sayMissing(reject, { note: '', reason: 'other' }, 0)).toBe(ERRORS.note_required[1]);
  expect(sayMissing(reject, { note: '', reason: 'unclear' }, 0)).toBeNull();
});

test('choosing a reason brings its sentence, and never overwrites what a person wrote', () => {
  const reject = offer(['reason', 'note'], {
    reasons: [
      { code: 'unclear', name: '照片不清', sentence: '请补拍。' },
      { code: 'other', name: '其他', sentence: '' },
    ],
  });
  expect(noteForReason(reject, { note: '' }, 'unclear')).toBe('请补拍。');
  expect(noteForReason(reject, { note: '请补拍。', reason: 'unclear' }, 'other')).toBe('');
  expect(noteForReason(reject, { note: '门牌号看不清', reason: 'unclear' }, 'other')).toBe(
    '门牌号看不清',
  );
});

test('only what the action asks for is sent, and the contract takes it', () => {
  const draft = { note: ' 尽快处置 ', unitId: 'u-1', standardId: 'st-1' };
  const body = toBody(offer(['unit'], { action: 'dispatch' }), 3, draft, [photoId]);
  expect(body).toEqual({ action: 'dispatch', version: 3, note: '尽快处置', unitId: 'u-1' });
  expect(actBody.safeParse(body).success).toBe(true);
});

test('photos travel with the result of handling', () => {
  const body = toBody(offer(['after_photo'], { action: 'submit_result' }), 1, nothing, [photoId]);
  expect(body).toEqual({ action: 'submit_result', version: 1, photoIds: [photoId] });
});
