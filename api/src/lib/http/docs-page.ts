import { ERRORS } from '../../../contract/errors.ts';
import { ROLES, type Role } from '../../../contract/roles.ts';
import type { Route } from '../../../contract/route.ts';

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!,
  );

/** A page a person can read, from the same declarations as `/openapi.json`. No script, nothing from outside. */
export function docsPage(routes: Record<string, Route>): string {
  const tags = [...new Set(Object.values(routes).map((route) => route.tag))];
  const entries = Object.entries(routes);
  const sections = tags.map((tag) => {
    const rows = entries.filter(([, route]) => route.tag === tag).map(describe);
    return `<section id="${escapeHtml(tag)}"><h2>${escapeHtml(tag)}</h2>${rows.join('')}</section>`;
  });
  const menu = tags.map((tag) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>随手拍 API 说明</title><style>${STYLE}</style></head><body><header><h1>随手拍 API</h1>
<p>共 ${entries.length} 个接口。机器可读的 OpenAPI 3.1 文档在 <a href="/openapi.json">/openapi.json</a>。时间为 UTC，金额单位为分，坐标为 WGS-84。</p>
<nav>${menu.join('')}</nav></header><main>${sections.join('')}${errorTable()}</main></body></html>`;
}

function describe([name, route]: [string, Route]): string {
  const refusals = (route.refusals ?? []).map(
    (code) =>
      `<li><code>${code}</code> <span>${ERRORS[code][0]}</span> ${escapeHtml(ERRORS[code][1])}</li>`,
  );
  const fields = [
    ['路径', route.params],
    ['查询', route.query],
  ] as const;
  const names = fields
    .filter(([, schema]) => schema)
    .map(
      ([label, schema]) =>
        `<p>${label}：<code>${Object.keys(schema!.shape).join('</code> <code>')}</code></p>`,
    );
  return `<article><h3><b class="${route.method}">${route.method}</b> <code>${escapeHtml(route.path)}</code></h3>
<p>${escapeHtml(route.summary)}</p><p class="quiet">${name} · ${audience(route)}</p>${names.join('')}${refusals.length > 0 ? `<details><summary>可能的拒绝（${refusals.length}）</summary><ul>${refusals.join('')}</ul></details>` : ''}</article>`;
}

function audience(route: Route): string {
  if (route.audience === 'anyone') return '任何人';
  if (route.audience === 'vendor') return '微信服务器（验签）';
  return route.audience.map((role: Role) => ROLES[role]).join('、');
}

function errorTable(): string {
  const rows = Object.entries(ERRORS)
    .filter(([, [status]]) => status > 0)
    .map(
      ([code, [status, sentence]]) =>
        `<tr><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(sentence)}</td></tr>`,
    );
  return `<section id="errors"><h2>错误码</h2><table><tr><th>代码</th><th>状态</th><th>说明</th></tr>${rows.join('')}</table></section>`;
}

const STYLE = `
body{margin:0;background:#f2f4f7;color:#1f2329;font:15px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{background:#0e1f38;color:#fff;padding:28px max(20px,calc(50% - 480px))}header a{color:#9cc4ff}h1{margin:0;font-size:26px}
nav{display:flex;flex-wrap:wrap;gap:6px 16px}main{max-width:960px;margin:0 auto;padding:8px 20px 60px}h2{margin:32px 0 10px;font-size:19px}
article{background:#fff;border:1px solid #e4e7ec;border-radius:8px;padding:14px 18px;margin:10px 0}h3{margin:0;font-size:15px;font-weight:500;overflow-wrap:anywhere}p{margin:4px 0}
b{display:inline-block;min-width:46px;padding:0 8px;border-radius:4px;font-size:12px;text-align:center;background:#e3f5e8;color:#116329}b.POST{background:#e6f0ff;color:#0958d9}
.quiet{color:#5b6470;font-size:13px}code{font:13px/1.5 ui-monospace,monospace;background:#f2f4f7;border-radius:4px;padding:1px 5px}li span{color:#5b6470}
table{border-collapse:collapse;width:100%;background:#fff}td,th{border:1px solid #e4e7ec;padding:6px 10px;text-align:left}`;
