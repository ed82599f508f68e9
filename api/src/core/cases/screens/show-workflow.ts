import { ACTIONS, type CaseState, NEEDS, STATES } from '../../../../contract/case-words.ts';
import type { Workflow } from '../../../../contract/workflow.ts';
import { limitOf, timedRule } from '../stages/limits.ts';
import { ENDED_STATES, type Guard, type Scope, WORKFLOW } from '../workflow.ts';

const SCOPE_WORDS: Record<Scope, string | null> = {
  city: null,
  own_case: '本人上报的案件',
  own_unit: '本单位的案件',
  own_handling: '派给本人处置的案件',
  own_order: '本单位被请求协办的案件',
  own_task: '派给本人或无人领取的任务',
};

/** Each guard of the table as a sentence; `decide.ts` holds what it means. */
const GUARD_WORDS: Record<Guard, string> = {
  acceptor_registers: '本市由受理员直接立案',
  chief_registers: '本市由值班长立案',
  not_own_work: '不是本人或本单位处置的案件',
  closable: '有处置前照片，反馈后核查通过，并有处置单位以外的人拍的现场照片',
  not_yet_rated: '尚未评价',
  no_request_open: '没有等待答复的申请',
  extension_left: '未超时，且延期不足两次',
  not_suspended_before: '此前没有挂账',
  extension_asked: '已申请第一次延期',
  second_extension_asked: '已申请第二次延期',
  deferral_asked: '已申请缓办',
  suspension_asked: '已申请挂账',
  request_asked: '有等待答复的申请',
  has_parent_unit: '有可办理案件的上级单位',
  not_urged_today: '24 小时内没有催过',
  disputable: '结案后 7 天内，且未提出过异议',
  dispute_open: '有待答复的异议',
  not_appealed: '未申请过复核',
  appeal_open: '有待答复的复核申请',
  overdue: '案件超时，且未申诉过',
  overdue_appeal_open: '有待答复的超期申诉',
  co_orders_left: '协办单位数未满',
  co_order_to_cancel: '有本人可以撤回的协办',
  no_co_order_open: '协办已全部办结',
  system_under_rule: '系统只按已发布的规则办理，且案件未被退回过',
};

/** The table of the closed loop in Chinese words, with the limits of this city. */
export function showWorkflow(cityMinutes: Parameters<typeof limitOf>[1]): Workflow {
  return {
    states: (Object.keys(STATES) as CaseState[]).map((state) => ({
      state,
      name: STATES[state].name,
      citizenName: STATES[state].citizen,
      stage: STATES[state].stage,
      isEnd: ENDED_STATES.includes(state),
      timer: timerOf(state, cityMinutes),
    })),
    steps: WORKFLOW.map((step) => ({
      action: step.action,
      name: ACTIONS[step.action].name,
      from: [...step.from],
      to: step.to === 'same' ? null : step.to,
      roles: [...step.by],
      scope: SCOPE_WORDS[step.scope],
      needs: step.needs.map((need) => NEEDS[need]),
      guards: (step.guards ?? []).map((guard) => GUARD_WORDS[guard]),
      reasons: Object.values(step.reasons ?? {}).map((one) =>
        typeof one === 'string' ? one : one.name,
      ),
      isAdverse: step.isAdverse === true,
      isOptional: step.isOptional === true,
    })),
  };
}

function timerOf(state: CaseState, cityMinutes: Parameters<typeof limitOf>[1]) {
  const rule = timedRule(state);
  const limitMs = limitOf(state, cityMinutes);
  return rule && limitMs !== undefined ? { stage: rule.stage, minutes: limitMs / 60_000 } : null;
}
