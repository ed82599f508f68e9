// What WeChat draws around a page: title bar, tab bar, toast, dialog, action sheet.
const find = (selector) => document.querySelector(selector);

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function close(selector) {
  find(selector).style.display = 'none';
  find(selector).replaceChildren();
}

let toastTimer;
export function showToast(text, durationMs) {
  const toast = find('#wx-toast');
  toast.textContent = text;
  toast.style.display = 'block';
  clearTimeout(toastTimer);
  if (durationMs) toastTimer = setTimeout(hideToast, durationMs);
}

export function hideToast() {
  close('#wx-toast');
}

export function showModal({
  title = '',
  content = '',
  showCancel = true,
  confirmText = '确定',
  cancelText = '取消',
  editable,
}) {
  return new Promise((resolve) => {
    const input = element('input', 'wx-modal-input');
    const actions = element('p', 'wx-modal-actions');
    const answer = (confirm) => {
      close('#wx-modal');
      resolve({
        confirm,
        cancel: !confirm,
        content: editable && confirm ? input.value : undefined,
      });
    };
    const choice = (text, className, confirm) => {
      const button = element('button', className, text);
      button.onclick = () => answer(confirm);
      actions.append(button);
    };
    if (showCancel) choice(cancelText, 'wx-modal-cancel', false);
    choice(confirmText, 'wx-modal-ok', true);
    const box = element('div', '');
    box.append(element('b', 'wx-modal-title', title), element('p', 'wx-modal-content', content));
    if (editable) box.append(input);
    box.append(actions);
    find('#wx-modal').replaceChildren(box);
    find('#wx-modal').style.display = 'block';
  });
}

/** Resolves to the index chosen, or -1. */
export function showSheet(items) {
  return new Promise((resolve) => {
    const box = element('div', '');
    for (const [index, text] of [...items, '取消'].entries()) {
      const item = element('div', 'wx-sheet-item', text);
      item.onclick = () => {
        close('#wx-sheet');
        resolve(index === items.length ? -1 : index);
      };
      box.append(item);
    }
    find('#wx-sheet').replaceChildren(box);
    find('#wx-sheet').style.display = 'block';
  });
}

export const addToStage = (page) => find('#wx-stage').appendChild(page);
export const setTitle = (text) => {
  find('#wx-nav-title').textContent = text;
};
export const onBack = (back) => {
  find('#wx-nav-back').onclick = back;
};

export function drawNavigation({ title, background = '#000', textStyle, custom, canGoBack }) {
  setTitle(title);
  find('#wx-nav').style.cssText =
    `background:${background};color:${textStyle === 'black' ? '#000' : '#fff'};${custom ? 'display:none' : ''}`;
  find('#wx-nav-back').style.display = canGoBack ? 'block' : 'none';
}

export function drawTabs(tabBar, current, open) {
  const items = tabBar?.list ?? [];
  find('#wx-tabs').classList.toggle(
    'on',
    items.some((item) => item.pagePath === current),
  );
  find('#wx-tabs').replaceChildren(
    ...items.map((item) => {
      const isOn = item.pagePath === current;
      const tab = element('div', 'wx-tab');
      const icon = isOn ? item.selectedIconPath : item.iconPath;
      if (icon) tab.append(Object.assign(document.createElement('img'), { src: `pkg/${icon}` }));
      tab.append(item.text);
      tab.dataset.path = item.pagePath;
      tab.style.color = (isOn ? tabBar.selectedColor : tabBar.color) ?? '';
      tab.onclick = () => open(`/${item.pagePath}`);
      return tab;
    }),
  );
}
