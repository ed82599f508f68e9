// The one screen a person sees when everything runs.

/** How many columns a text takes: Chinese characters take two. */
export function widthOf(text) {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column] - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

export function welcomeScreen({ url, adminUrl, h5Url, sandboxUrl, accounts, seconds }) {
  const addresses = table([
    ['市民端 H5', h5Url],
    ['管理端', adminUrl],
    ['接口文档', `${url}/docs`],
    ['接口描述', `${url}/openapi.json`],
    ['微信沙箱', `${sandboxUrl}/`],
  ]);
  const rows = accounts.map(({ role, name, username, password, note }) => [
    role ?? '',
    name ?? '',
    username ?? '',
    password ?? '',
    note ?? '',
  ]);
  return [
    '',
    `随手拍已就绪（${seconds} 秒）`,
    '',
    ...addresses.map((line) => `  ${line}`),
    '',
    ...(rows.length
      ? [
          '演示账号',
          ...table([['角色', '姓名', '用户名', '密码', '说明'], ...rows]).map(
            (line) => `  ${line}`,
          ),
          '',
        ]
      : []),
    '停止：按 Ctrl-C · 数据和日志在 .data · 重新来过：npm run demo:reset',
    '',
  ].join('\n');
}
