/** WeChat draws the tab bar itself. */
export function keepTabsInPlace(): void {}
