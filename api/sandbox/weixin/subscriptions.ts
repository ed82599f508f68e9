import type { World } from '../world.ts';

export type Template = { id: string; title: string };

/** The templates the demo account has; their ids are as long as real ones. */
export const TEMPLATES: Record<'result' | 'reward' | 'task', Template> = {
  result: { id: 'tpl-result-0000000000000000000000000000000', title: '处理结果通知' },
  reward: { id: 'tpl-reward-0000000000000000000000000000000', title: '奖励到账通知' },
  task: { id: 'tpl-task-000000000000000000000000000000000', title: '待办任务提醒' },
};

export type SentMessage = {
  atMs: number;
  openid: string;
  templateId: string;
  title: string;
  page: string;
  values: Record<string, string>;
};

const RULES: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  character_string: /^[\x20-\x7e]{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  name: /^.{1,10}$/su,
  number: /^-?\d{1,32}(\.\d+)?$/,
  amount: /^[¥$€]?\d{1,10}(\.\d{1,2})?元?$/,
  time: /^(\d{4}[年-]\d{1,2}[月-]\d{1,2}日? ?)?\d{1,2}:\d{2}(:\d{2})?$/,
  date: /^\d{4}[年-]\d{1,2}[月-]\d{1,2}日?( \d{1,2}:\d{2}(:\d{2})?)?$/,
};

/** The name of the first value that breaks its type, or null. */
export function badValue(values: Record<string, string>): string | null {
  for (const [key, value] of Object.entries(values)) {
    const rule = RULES[/^([a-z_]+?)\d+$/.exec(key)?.[1] ?? ''];
    if (!rule?.test(value)) return key;
  }
  return null;
}

/** One acceptance is one message: a quota per person and template, filled by the dialog. */
export function createSubscriptions(world: World) {
  const quotas = world.journal.table<number>('quotas');
  const sent = world.journal.table<SentMessage>('messages');
  const templates = Object.values(TEMPLATES);
  const keyOf = (openid: string, templateId: string) => `${openid} ${templateId}`;

  return {
    template: (id: string) => templates.find((one) => one.id === id),
    /** What wx.requestSubscribeMessage answers; an id the account does not have is filtered. */
    dialog(openid: string, choices: Record<string, 'accept' | 'reject' | 'ban'>) {
      const answers: Record<string, string> = { errMsg: 'requestSubscribeMessage:ok' };
      for (const [id, choice] of Object.entries(choices)) {
        answers[id] = this.template(id) ? choice : 'filter';
        const key = keyOf(openid, id);
        if (answers[id] === 'accept') quotas.put(key, (quotas.get(key) ?? 0) + 1);
      }
      return answers;
    },
    quota: (openid: string, templateId: string) => quotas.get(keyOf(openid, templateId)) ?? 0,
    deliver(message: SentMessage) {
      const key = keyOf(message.openid, message.templateId);
      quotas.put(key, (quotas.get(key) ?? 0) - 1);
      sent.put(String(sent.values().length), message);
    },
    messages: () => sent.values(),
  };
}
