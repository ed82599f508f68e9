import { readFileSync } from 'node:fs';
import type { Control } from '../control/operations.ts';
import type { Reply, Vendor } from '../lib/exchange.ts';
import { type Html, html } from './html.ts';
import {
  activeFaults,
  callbacks,
  clock,
  messages,
  pending,
  pushes,
  recent,
  summary,
} from './sections.ts';
import { PRESETS } from './words.ts';

const fileOf = (name: string) => readFileSync(new URL(name, import.meta.url));

function reply(type: string, body: string | Buffer): Reply {
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'self'; img-src data:",
  };
  return { status: 200, headers, body };
}

/** The parts that change by themselves; the script fetches them again and again. */
function live(control: Control): Record<string, Html> {
  return {
    clock: clock(control),
    summary: summary(control),
    main: html`${pending(control)}${recent(control)}`,
    faults: activeFaults(control),
    side: html`${callbacks(control)}${messages(control)}${pushes(control)}`,
  };
}

function faultForm(): Html {
  const groups = PRESETS.map(({ group, presets }) => {
    const options = presets.map(
      ({ label, order }) => html`<option value="${JSON.stringify(order)}">${label}</option>`,
    );
    return html`<optgroup label="${group}">${options}</optgroup>`;
  });
  return html`<form id="fault-form">
    <label class="grow"><span class="hint">下一次出什么问题</span><select name="order">${groups}</select></label>
    <label><span class="hint">次数</span><input name="times" type="number" min="1" max="1000" value="1" /></label>
    <button class="primary">打开</button>
  </form>`;
}

function page(control: Control): Html {
  const parts = live(control);
  const slot = (name: string) => html`<div data-live="${name}">${parts[name]}</div>`;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>随手拍 · 沙盒</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/page.css" />
  <link rel="stylesheet" href="/lists.css" />
  <script src="/page.js" defer></script>
</head>
<body>
  <header>
    <div class="title"><h1>沙盒</h1><p>在本机扮演微信支付、微信平台和对象存储，不动真钱。</p></div>
    ${slot('clock')}
  </header>
  <main>
    ${slot('summary')}
    <div class="columns">
      ${slot('main')}
      <aside>
        <section><h2>故障</h2>${faultForm()}${slot('faults')}</section>
        ${slot('side')}
      </aside>
    </div>
  </main>
  <div id="toast" role="status" aria-live="polite"></div>
</body>
</html>`;
}

export function createPageRoutes(control: Control): Vendor {
  return {
    identify: () => ({ operation: 'page' }),
    breakdown: () => ({ status: 500 }),
    async handle({ method, path }) {
      if (method !== 'GET') return { status: 405 };
      if (path === '/') return reply('text/html', page(control).text);
      if (path === '/page.css' || path === '/lists.css') {
        return reply('text/css', fileOf(`.${path}`));
      }
      if (path === '/page.js') return reply('text/javascript', fileOf('./page.js'));
      if (path !== '/live') return { status: 404, body: 'not found' };
      const parts = Object.entries(live(control)).map(([name, { text }]) => [name, text]);
      return reply('application/json', JSON.stringify(Object.fromEntries(parts)));
    },
  };
}
