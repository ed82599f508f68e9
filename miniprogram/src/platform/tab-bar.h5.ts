/** Taro's tabs are links to `javascript:;`, which a strict content policy reports at every tap. */
export function keepTabsInPlace(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (target instanceof Element && target.closest('a[href^="javascript:"]'))
      event.preventDefault();
  });
}
