const toast = document.getElementById('toast');
let hideToast;

function say(words) {
  toast.textContent = words;
  toast.classList.add('shown');
  clearTimeout(hideToast);
  hideToast = setTimeout(() => toast.classList.remove('shown'), 2500);
}

async function refresh() {
  const response = await fetch('/live');
  const parts = await response.json();
  for (const slot of document.querySelectorAll('[data-live]')) {
    const text = parts[slot.dataset.live];
    // Untouched parts keep their focus and text selection.
    if (slot.shown === text || slot.contains(document.activeElement)) continue;
    slot.shown = text;
    slot.innerHTML = text;
  }
}

async function post(path, body, done) {
  const headers = { 'Content-Type': 'application/json' };
  try {
    const response = await fetch(path, { method: 'POST', headers, body });
    const { error } = await response.json();
    if (error ?? done) say(error ?? done);
    document.activeElement?.blur();
    await refresh();
  } catch {
    say('沙盒没有应答');
  }
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-post]');
  if (!button) return;
  button.disabled = true;
  await post(button.dataset.post, button.dataset.send);
  button.disabled = false;
});

document.getElementById('fault-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const order = { ...JSON.parse(form.get('order')), times: Number(form.get('times')) };
  await post('/control/faults', JSON.stringify(order), '故障已打开');
});

setInterval(() => {
  if (!document.hidden) refresh().catch(() => say('沙盒没有应答'));
}, 2000);
