/** Messages go through WeChat only. */
export async function askToSubscribe(_templateIds: string[]): Promise<void> {}
