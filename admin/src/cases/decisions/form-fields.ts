import {
  type ActBody,
  type CaseMark,
  type DevicePosition,
  ERRORS,
  type ErrorCode,
  type Measures,
  NEEDS,
  type Need,
  type OfferedAction,
} from '@suishoupai/api/contract';

/** What a person has chosen and typed for one action so far. */
export type Draft = {
  note: string;
  reason?: string;
  standardId?: string;
  unitId?: string;
  handlerId?: string;
  mainCaseId?: string;
  until?: string;
  fileNo?: string;
  position?: DevicePosition;
  workDays?: number;
  coOrderId?: string;
  measures?: Measures;
  marks?: CaseMark[];
};

const ORDER = [
  'reason',
  'standard',
  'unit',
  'handler',
  'main_case',
  'until',
  'file_no',
  'work_days',
  'co_order',
  'photos',
  'position',
  'reward_facts',
  'note',
] as const;
export type Field = (typeof ORDER)[number];

const FIELD_OF_NEED: Record<Need, Field | null> = {
  reason: 'reason',
  standard: 'standard',
  unit: 'unit',
  handler: 'handler',
  main_case: 'main_case',
  until: 'until',
  file_no: 'file_no',
  co_unit: 'unit',
  work_days: 'work_days',
  co_order: 'co_order',
  after_photo: 'photos',
  check_photo: 'photos',
  position: 'position',
  dispute_photo: 'photos',
  attachment: 'photos',
  note: 'note',
  // Only citizens rate, and they do it in the mini-program.
  rating: null,
};

/** The fields of the form in reading order; a note may be added to everything. */
export function fieldsOf(offer: OfferedAction): Field[] {
  const wanted = new Set(offer.needs.map((need) => FIELD_OF_NEED[need]));
  if (offer.reasons.length > 0) wanted.add('reason');
  // A helping unit may show what it has done.
  if (offer.action === 'answer_co_order') wanted.add('photos');
  // Filing is when a reward is decided.
  if (offer.action === 'accept_and_register' || offer.action === 'register')
    wanted.add('reward_facts');
  return ORDER.filter((field) => wanted.has(field) || field === 'note');
}

/** What the photos of this form have to show. */
export function photoName(offer: OfferedAction): string {
  const asked = offer.needs.find((need) => FIELD_OF_NEED[need] === 'photos');
  return asked ? NEEDS[asked] : '照片';
}

/** One press is enough when there is nothing to ask and nothing to lose. */
export const isImmediate = (offer: OfferedAction): boolean =>
  offer.needs.length === 0 && !offer.isAdverse;

/** "Other" says nothing by itself, so it needs words. */
export const isNoteRequired = (offer: OfferedAction, draft: Draft): boolean =>
  offer.needs.includes('note') || draft.reason === 'other';

/** The reason's own sentence, unless the person has already written another one. */
export function noteForReason(offer: OfferedAction, draft: Draft, code: string): string {
  const sentenceOf = (reason?: string) =>
    offer.reasons.find((one) => one.code === reason)?.sentence ?? '';
  const isUntouched = draft.note.trim() === '' || draft.note === sentenceOf(draft.reason);
  return isUntouched ? sentenceOf(code) : draft.note;
}

/** What still has to be filled in, in the sentence the server would answer with; null when nothing is. */
export function sayMissing(offer: OfferedAction, draft: Draft, photoCount: number): string | null {
  const lacks: [boolean, ErrorCode][] = [
    [offer.needs.includes('reason') && !draft.reason, 'reason_required'],
    [offer.needs.includes('standard') && !draft.standardId, 'standard_required'],
    [offer.needs.includes('unit') && !draft.unitId, 'unit_required'],
    [offer.needs.includes('handler') && !draft.handlerId, 'handler_required'],
    [offer.needs.includes('main_case') && !draft.mainCaseId, 'main_case_required'],
    [offer.needs.includes('until') && !draft.until, 'until_required'],
    [offer.needs.includes('file_no') && !draft.fileNo?.trim(), 'file_no_required'],
    [offer.needs.includes('co_unit') && !draft.unitId, 'co_unit_required'],
    [offer.needs.includes('work_days') && !draft.workDays, 'work_days_required'],
    [offer.needs.includes('co_order') && !draft.coOrderId, 'co_order_required'],
    [offer.needs.includes('after_photo') && photoCount === 0, 'after_photo_required'],
    [offer.needs.includes('check_photo') && photoCount === 0, 'check_photo_required'],
    [offer.needs.includes('position') && !draft.position, 'position_required'],
    [offer.needs.includes('dispute_photo') && photoCount === 0, 'dispute_photo_required'],
    [offer.needs.includes('attachment') && photoCount === 0, 'attachment_required'],
    [isNoteRequired(offer, draft) && draft.note.trim() === '', 'note_required'],
  ];
  const first = lacks.find(([isLacking]) => isLacking);
  return first ? ERRORS[first[1]][1] : null;
}

/** What is sent; only what this action asks for, with the version the person looked at. */
export function toBody(
  offer: OfferedAction,
  version: number,
  draft: Draft,
  photoIds: string[],
): ActBody {
  const fields = new Set(fieldsOf(offer));
  const note = draft.note.trim();
  return {
    action: offer.action,
    version,
    ...(note !== '' && { note }),
    ...(fields.has('reason') && draft.reason && { reason: draft.reason }),
    ...(fields.has('standard') && { standardId: draft.standardId }),
    ...(fields.has('unit') && { unitId: draft.unitId }),
    ...(fields.has('handler') && { handlerId: draft.handlerId }),
    ...(fields.has('main_case') && { mainCaseId: draft.mainCaseId }),
    ...(fields.has('until') && { until: draft.until }),
    ...(fields.has('file_no') && { fileNo: draft.fileNo?.trim() }),
    ...(fields.has('work_days') && { workDays: draft.workDays }),
    ...(fields.has('co_order') && { coOrderId: draft.coOrderId }),
    ...(fields.has('position') && { position: draft.position }),
    ...(fields.has('reward_facts') && draft.measures && { measures: draft.measures }),
    ...(fields.has('reward_facts') && draft.marks && { marks: draft.marks }),
    ...(fields.has('photos') && photoIds.length > 0 && { photoIds }),
  };
}
