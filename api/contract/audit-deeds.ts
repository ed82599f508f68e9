type Form = Readonly<Record<string, unknown>>;
/** From the choices of a form and from the answer, which a refused call does not have. */
type Deed = (form: Form, answer: Form | undefined) => string | undefined;

const byChoice =
  (field: string, yes: string, no: string): Deed =>
  ({ [field]: choice }) =>
    choice === true ? yes : choice === false ? no : undefined;

/** The first of two people proposes, the second confirms; refused, it was either. */
const byStep = (what: string, isSecond: boolean | undefined): string =>
  isSecond === undefined ? what : `${isSecond ? '确认' : '提出'}${what}`;

const lastDecision = (answer: Form | undefined) =>
  (answer?.decisions as { isSecond: boolean }[] | undefined)?.at(-1);

/** What a call did, where the summary of its route covers more than one deed. */
const DEEDS: Record<string, Deed> = {
  setPayoutSwitch: ({ turn }, answer) => {
    if (turn === 'stop') return '暂停付款';
    if (!answer) return '恢复付款';
    return answer.isRunning ? '确认恢复付款' : '申请恢复付款';
  },
  approvePayouts: ({ ids }, answer) =>
    Array.isArray(ids) && answer
      ? `成批审批 ${ids.length} 笔，通过 ${answer.approvedCount} 笔`
      : undefined,
  denyReward: (_form, answer) => byStep('审核不通过', answer && answer.state === 'denied'),
  decideRewardAppeal: byChoice('isUpheld', '复核申诉，成立', '复核申诉，维持原结论'),
  saveProgramme: ({ version }) =>
    typeof version === 'number' ? '修改奖励规则草稿' : '起草奖励规则',
  decideBudget: byChoice('isConfirmed', '确认拨款', '退回拨款申请'),
  settleDebt: ({ state }, answer) => {
    const what = { recovered: '已追回', written_off: '核销' }[String(state)];
    return what && byStep(what, answer && answer.state !== 'open');
  },
  bookPrizes: ({ kind }) => ({ ranking: '结算月度排行', lottery: '月度抽奖开奖' })[String(kind)],
  decideStuckPayout: ({ kind }, answer) => {
    if (kind === 'withdraw') return '撤销领取';
    const what = { recheck: '重新查询付款', write_off: '核销付款' }[String(kind)];
    return what && byStep(what, lastDecision(answer)?.isSecond);
  },
  decideReceiptCorrection: byChoice('agree', '同意回单号更正', '退回回单号更正'),
  confirmResolution: byChoice('agree', '同意差异的处理结论', '退回差异的处理结论'),
  decideMoneyAdjustment: byChoice('agree', '同意调账', '不同意调账'),
  decideWatch: byChoice('isConfirmed', '确认列入名单', '不同意列入名单'),
  decideWatchAppeal: byChoice('isUpheld', '名单申诉成立，解除', '名单申诉不成立'),
  decideAdjustment: byChoice('isConfirmed', '确认评价更正', '否决评价更正'),
};

export const deedOf = (operation: string, form: Form, answer?: Form): string | undefined =>
  Object.hasOwn(DEEDS, operation) ? DEEDS[operation]?.(form, answer) : undefined;

export const operationsWithDeeds: readonly string[] = Object.keys(DEEDS);
