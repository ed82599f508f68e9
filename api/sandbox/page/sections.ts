import type { Control } from '../control/operations.ts';
import { beijingTime } from '../lib/business-clock.ts';
import type { Bill } from '../pay/bill.ts';
import { type Html, html } from './html.ts';
import { faultWords, REASON_WORDS, STATE_WORDS } from './words.ts';

const SHOWN = 12;

const latest = <T>(rows: T[]): T[] => rows.slice(-SHOWN).reverse();
const yuan = (fen: number) =>
  (fen / 100).toLocaleString('zh-CN', { style: 'currency', currency: 'CNY' });
const timeOf = (ms: number) => beijingTime(ms).slice(5, 16);
const empty = (words: string) => html`<p class="empty">${words}</p>`;

/** A button that posts to the control interface; `send` is the JSON body. */
const button = (words: string, path: string, send: unknown, look = '') =>
  html`<button type="button" class="${look}" data-post="${path}" data-send="${JSON.stringify(send)}">${words}</button>`;

export function summary(control: Control): Html {
  const { freeFen, lockedFen, paidFen } = control.balance();
  const objects = control.objects();
  const megabytes = objects.reduce((sum, { bytes }) => sum + bytes, 0) / 1_048_576;
  const breaches = control.breaches().length;
  const figure = (name: string, value: string, note: string, look = '') =>
    html`<div class="figure ${look}"><dt>${name}</dt><dd>${value}</dd><small>${note}</small></div>`;
  return html`<dl class="figures">
    ${figure('运营账户可用', yuan(freeFen), `冻结中 ${yuan(lockedFen)}`)}
    ${figure('已付出', yuan(paidFen), `${control.bills().length} 张转账单`)}
    ${figure('照片', `${objects.length}`, `共 ${megabytes.toFixed(1)} MB`)}
    ${figure('自检', breaches ? `${breaches} 处不符` : '一切相符', '资金守恒 · 一奖一单 · 重发同文', breaches ? 'bad' : 'good')}
  </dl>`;
}

export function clock(control: Control): Html {
  const hour = 3_600_000;
  const forward = (words: string, hours: number) =>
    button(words, '/control/clock', { forwardMs: hours * hour });
  return html`<div class="clock">
    <span>业务时钟</span><strong>${beijingTime(control.now().getTime())}</strong>
    <span class="buttons">${forward('+1 小时', 1)}${forward('+24 小时', 24)}${forward('+7 天', 168)}</span>
  </div>`;
}

const isWaiting = ({ state }: Bill) => state === 'WAIT_USER_CONFIRM';
const isStuck = ({ state }: Bill) => state === 'ACCEPTED' || state === 'PROCESSING';

export function pending(control: Control): Html {
  const bills = control.bills().filter((bill) => isWaiting(bill) || isStuck(bill));
  const card = (bill: Bill) => {
    const send = { outBillNo: bill.outBillNo };
    const actions = isWaiting(bill)
      ? [
          button('确认收款', '/control/pay/confirm', send, 'primary'),
          button('拒绝', '/control/pay/refuse', send),
          button('让它过期', '/control/pay/expire', send),
        ]
      : [button('放行', '/control/pay/unstick', send, 'primary')];
    return html`<li class="transfer">
      <div class="sum">${yuan(bill.amountFen)}</div>
      <div class="about"><b>${bill.remark}</b><span>付给 <code>${bill.openid}</code></span>
        <span>${STATE_WORDS[bill.state]} · ${timeOf(bill.expiresAtMs)} 前有效</span></div>
      <div class="buttons">${actions}</div>
    </li>`;
  };
  const list = latest(bills).map(card);
  return html`<section class="wide"><h2>等待收款 <i>${bills.length}</i></h2>
    ${list.length ? html`<ul class="transfers">${list}</ul>` : empty('没有等待收款人确认的转账。市民领取奖励后会出现在这里。')}
  </section>`;
}

export function recent(control: Control): Html {
  const rows = latest(control.bills()).map((bill) => {
    const reason = bill.failReason ? (REASON_WORDS[bill.failReason] ?? bill.failReason) : '';
    return html`<tr><td class="time">${timeOf(bill.updatedAtMs)}</td><td class="number"><code>${bill.outBillNo}</code></td>
      <td class="money">${yuan(bill.amountFen)}</td>
      <td class="how"><span class="state ${bill.state.toLowerCase()}">${STATE_WORDS[bill.state]}</span> <small>${reason}</small></td></tr>`;
  });
  return html`<section class="wide"><h2>最近的转账</h2>
    ${
      rows.length
        ? html`<div class="scroll"><table><thead><tr><th>时间</th><th>商户单号</th><th class="money">金额</th><th>状态</th></tr></thead><tbody>${rows}</tbody></table></div>`
        : empty('还没有转账。')
    }
  </section>`;
}

export function callbacks(control: Control): Html {
  const rows = latest(control.callbacks()).map((one) => {
    const dots = one.attempts.map(({ http, answer, fault }) => {
      const isGood = http >= 200 && http <= 299;
      const title = `${fault ? `${fault} · ` : ''}${answer}`;
      return html`<span class="answer ${isGood ? 'good' : 'bad'}" title="${title}">${http || '无应答'}</span>`;
    });
    const next = one.nextAtMs === null ? '' : dots.length ? '还会再发' : '待发送';
    return html`<li><code>${one.outBillNo}</code><span>${dots} <small>${next}</small></span></li>`;
  });
  return html`<section><h2>结果通知</h2>${rows.length ? html`<ul class="lines">${rows}</ul>` : empty('还没有发出通知。')}</section>`;
}

export function messages(control: Control): Html {
  const rows = latest(control.messages()).map(
    (one) => html`<li><span><b>${one.title}</b> <small>${timeOf(one.atMs)}</small></span>
      <span>${Object.values(one.values).join(' · ')}</span><small>发给 ${one.openid}</small></li>`,
  );
  return html`<section><h2>订阅消息</h2>${rows.length ? html`<ul class="lines tall">${rows}</ul>` : empty('还没有发出消息。')}</section>`;
}

export function pushes(control: Control): Html {
  const rows = latest(control.pushes()).map(({ message, attempts, nextAtMs }) => {
    const result = message.result as { suggest?: string } | undefined;
    const verdict = { pass: '通过', review: '待人工', risky: '违规' }[result?.suggest ?? ''];
    const last = attempts.at(-1);
    const state = last ? (last.http === 200 ? '已送达' : `应答 ${last.http || '无'}`) : '待发送';
    return html`<li><span>照片审核：<b>${verdict ?? '下载不到'}</b></span><small>${state}${last && nextAtMs ? '，还会再发' : ''}</small></li>`;
  });
  return html`<section><h2>平台推送</h2>${rows.length ? html`<ul class="lines">${rows}</ul>` : empty('还没有推送。')}</section>`;
}

export function activeFaults(control: Control): Html {
  const rows = control
    .faults()
    .map(
      (fault) =>
        html`<li><span>${faultWords(fault)} <small>还剩 ${fault.times} 次</small></span>${button('关闭', '/control/faults/remove', { id: fault.id })}</li>`,
    );
  const all = rows.length > 1 ? button('全部关闭', '/control/faults/clear', {}) : '';
  return html`${rows.length ? html`<ul class="lines faults">${rows}</ul>${all}` : empty('没有打开的故障，一切正常应答。')}`;
}
