import { actBody, ERRORS, NEEDS, type Need, type OfferedAction } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import {
  fieldsOf,
  isImmediate,
  noteForReason,
  photoName,
  sayMissing,
  toBody,
} from './form-fields.ts';

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

test('filing may say what was measured for the reward rules, and only filing sends it', () => {
  const filing = offer(['standard'], { action: 'accept_and_register' });
  expect(fieldsOf(filing)).toEqual(['standard', 'reward_facts', 'note']);
  const draft = { note: '', standardId: 's-1', measures: { area_m2: 0.6 }, marks: [] };
  const body = toBody(filing, 1, draft, []);
  expect(body).toMatchObject({ measures: { area_m2: 0.6 }, marks: [] });
  expect(actBody.safeParse(body).success).toBe(true);
  expect(toBody(offer([]), 1, draft, [])).not.toHaveProperty('measures');
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

test('a suspension is asked for until a day, and a case handed over goes under a file number', () => {
  const suspension = offer(['until', 'note'], { action: 'ask_suspension' });
  expect(fieldsOf(suspension)).toEqual(['until', 'note']);
  expect(sayMissing(suspension, { note: '待开春' }, 0)).toBe(ERRORS.until_required[1]);
  expect(toBody(suspension, 1, { note: '待开春', until: '2027-03-01' }, [])).toMatchObject({
    until: '2027-03-01',
  });
  const handover = offer(['file_no', 'note'], { action: 'hand_to_enforcement' });
  expect(sayMissing(handover, { note: '移交', fileNo: ' ' }, 0)).toBe(ERRORS.file_no_required[1]);
  const body = toBody(handover, 1, { note: '移交', fileNo: ' 潍执〔2026〕7 号 ' }, []);
  expect(body.fileNo).toBe('潍执〔2026〕7 号');
  expect(actBody.safeParse(body).success).toBe(true);
});

test('an inspection is sent with the place where it was made', () => {
  const check = offer(['check_photo', 'position'], { action: 'check_pass' });
  expect(fieldsOf(check)).toEqual(['photos', 'position', 'note']);
  expect(sayMissing(check, nothing, 1)).toBe(ERRORS.position_required[1]);
  const position = { longitude: 119.2, latitude: 36.5, datum: 'wgs84', accuracyM: 12 } as const;
  const body = toBody(check, 1, { note: '', position }, [photoId]);
  expect(body.position).toEqual(position);
  expect(actBody.safeParse(body).success).toBe(true);
});

test('the form says what the photos have to show', () => {
  expect(photoName(offer(['after_photo']))).toBe('处置后照片');
  expect(photoName(offer(['note', 'attachment']))).toBe('佐证照片');
});
