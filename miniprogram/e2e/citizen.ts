import type { Phone } from './phone.ts';

/** Page objects: what a citizen does, in the words of the city. */

export type Report = { jpegs: Buffer[]; pickId: string; text: string };

/** From the camera button to a form that only lacks 提交; the terms are asked about the first time. */
export async function fillReport(
  phone: Phone,
  report: Report,
  { mayBePaid = true, isFirst = true, isUnder14 = false } = {},
): Promise<void> {
  await phone.photograph('#snap', report.jpegs);
  if (isFirst) await agreeOnSheet(phone, { mayBePaid: mayBePaid && !isUnder14, isUnder14 });
  await phone.tap(`#pick-${report.pickId}`);
  await phone.write('#text', report.text);
}

/** On the sheet of the terms: says the age, then agrees to what is wanted. */
export async function agreeOnSheet(
  phone: Phone,
  { mayBePaid = true, isUnder14 = false } = {},
): Promise<void> {
  await phone.tap(isUnder14 ? '#age-under-14' : '#age-14');
  await phone.read('#age-words', isUnder14 ? '可以上报' : '已年满');
  await phone.tap(mayBePaid ? '#agree-all' : '#agree-report');
  await phone.gone('#consent-sheet');
}

/** Finds the place by words, without the map. */
export async function choosePlace(phone: Phone, words: string): Promise<void> {
  await phone.tap('#place');
  await phone.write('#search-place', words);
  await phone.tap('#search-results #place-0');
  await phone.read('#chosen-place', words);
  await phone.tap('#use-place');
  await phone.gone('#use-place');
}

/** Sends the form on screen; answers the number of the case. */
export async function submit(phone: Phone): Promise<string> {
  await phone.gone('#missing');
  await phone.tap('#submit');
  const words = await phone.read('#case-no');
  return words.replace('案件编号', '').trim();
}

/** From the page that says the report is sent. */
export async function goHome(phone: Phone): Promise<void> {
  await phone.tap('#go-home');
  await phone.gone('#go-home');
}

/** From a page with tabs. */
export async function openCase(phone: Phone, caseNo: string): Promise<void> {
  await phone.tab('我的上报');
  await phone.tap(`#case-${caseNo}`);
}

export async function withdraw(phone: Phone): Promise<void> {
  await phone.tap('#act-withdraw');
  await phone.answer('ok');
}

/** 催一催 */
export async function urge(phone: Phone): Promise<void> {
  await phone.tap('#act-urge');
  await phone.answer('ok');
}

/** 问题没解决: a photo of how it looks now, and words. */
export async function dispute(phone: Phone, jpeg: Buffer, words: string): Promise<void> {
  await phone.tap('#act-dispute');
  await phone.photograph('#add-dispute-photo', [jpeg]);
  await phone.write('#dispute-note', words);
  await phone.read('#dispute-length', `1/3 张，${words.length}/`);
  await phone.tap('#send-dispute');
  await phone.gone('#dispute-sheet');
}

export async function appealRejection(phone: Phone, words: string): Promise<void> {
  await phone.tap('#act-appeal_rejection');
  await phone.write('#reason-note', words);
  await phone.read('#reason-length', `${words.length}/`);
  await phone.tap('#send-reason');
  await phone.gone('#reason-sheet');
}

/** On the page of rewards: says once why being on the list is wrong. */
export async function objectToListing(phone: Phone, words: string): Promise<void> {
  await phone.tap('#appeal-watch-review');
  await phone.write('#reason-note', words);
  await phone.read('#reason-length', `${words.length}/400`);
  await phone.tap('#send-reason');
  await phone.gone('#reason-sheet');
}

/** 我也遇到, and the own report is given up. */
export async function meToo(phone: Phone, caseId: string): Promise<void> {
  await phone.tap(`#me-too-${caseId}`);
  await phone.answer('ok');
  await phone.gone('#nearby');
}

/** From a page with tabs. */
export async function openInbox(phone: Phone): Promise<void> {
  await phone.tab('我的');
  await phone.tap('#open-inbox');
}

const STAR_NAMES = ['很不满意', '不满意', '一般', '满意', '非常满意'];

/** With few stars the person also says whether somebody shall look again. */
export async function rate(
  phone: Phone,
  stars: number,
  words: string,
  { isDispute }: { isDispute?: boolean } = {},
): Promise<void> {
  await phone.tap('#act-evaluate');
  await phone.tap(`#star-${stars}`);
  await phone.read('#rating-name', STAR_NAMES[stars - 1]);
  if (isDispute !== undefined) {
    await phone.tap(isDispute ? '#look-again' : '#only-rate');
    await phone.read('#look-again-words', isDispute ? '再次核实' : '不再核实');
  }
  await phone.write('#rating-note', words);
  await phone.tap('#send-rating');
}

/** On the page of one reward: takes it as far as WeChat's confirmation page. */
export async function claimReward(phone: Phone): Promise<void> {
  await phone.tap('#claim');
  await phone.tap('#confirm-transfer');
}
