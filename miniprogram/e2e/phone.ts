import { openInJsdom } from './harness/jsdom.mjs';

/** What a person can do with the program, whichever target it was built for. */
export type Phone = {
  tap(selector: string): Promise<void>;
  write(selector: string, text: string): Promise<void>;
  /** Waits until the element is there and says something, `text` if given. */
  read(selector: string, text?: string): Promise<string>;
  /** Waits until the element is no longer there. */
  gone(selector: string): Promise<void>;
  /** Taps and gives the camera these pictures. */
  photograph(selector: string, jpegs: Buffer[]): Promise<void>;
  /** 'ok' or 'cancel' in the dialog on top. */
  answer(which: 'ok' | 'cancel'): Promise<void>;
  tab(name: string): Promise<void>;
  errors(): Promise<string[]>;
  close(): Promise<void>;
};

export type WeChatPhone = Phone & {
  /** Ends the program and opens it again: what was stored is still there, the page stack is not. */
  restart(): Promise<WeChatPhone>;
  goOffline(): void;
  goOnline(): void;
};

/** The address that the bundle for tests was built with; requests to it go to the API of the test. */
const BUILT_FOR = /^http:\/\/127\.0\.0\.1:18080/;

export type WeChatWorld = {
  /** Where the compiled bundle is. */
  folder: string;
  apiUrl: string;
  /** Where the person stands, as WeChat gives it. */
  place: { longitude: number; latitude: number; accuracy: number } | 'refused';
  mintLoginCode: () => string;
  /** Hears what is sent, as a server would. */
  overhear?: (url: string, options: RequestInit) => void;
  /** Plays the confirmation page; true when the person tapped 确认收款. */
  confirmTransfer: (options: { mchId: string; appId: string; package: string }) => boolean;
};

export async function openWeChatPhone(
  world: WeChatWorld,
  storage: Record<string, string> = {},
): Promise<WeChatPhone> {
  const app = await openInJsdom(world.folder, {
    storage,
    answers: {
      login: () => ({ code: world.mintLoginCode() }),
      getLocation: () =>
        world.place === 'refused'
          ? { __fail: { errMsg: 'getLocation:fail auth deny' } }
          : world.place,
      requestMerchantTransfer: (options: Parameters<WeChatWorld['confirmTransfer']>[0]) =>
        world.confirmTransfer(options)
          ? {}
          : { __fail: { errMsg: 'requestMerchantTransfer:fail close' } },
    },
    send: (url: string, options: RequestInit) => {
      world.overhear?.(url, options);
      return fetch(url.replace(BUILT_FOR, world.apiUrl), options);
    },
  });
  const tap = async (selector: string) => {
    await app.waitFor(selector);
    app.tap(selector);
  };
  return {
    tap,
    async write(selector, text) {
      await app.waitFor(selector);
      app.type(selector, text);
    },
    async read(selector, text = '') {
      await app.waitFor(() => app.text(selector).trim() && app.text(selector).includes(text));
      return app.text(selector).trim();
    },
    async gone(selector) {
      await app.waitFor(() => !app.find(selector));
    },
    async photograph(selector, jpegs) {
      app.weapp.files = jpegs.map((jpeg, index) => ({
        name: `photo-${index}.jpg`,
        type: 'image/jpeg',
        base64: jpeg.toString('base64'),
      }));
      await tap(selector);
    },
    answer: (which) => app.pressModal(which),
    async tab(name) {
      const tabs = [...app.window.document.querySelectorAll('#wx-tabs .wx-tab')];
      tabs.find((tab) => tab.textContent === name).click();
      await app.waitFor(() => app.find('wx-page *'));
    },
    errors: async () => app.errors(),
    close: async () => app.close(),
    async restart() {
      const kept = app.storage();
      app.close();
      return openWeChatPhone(world, kept);
    },
    goOffline: () => app.weapp.emit('NetworkStatusChange', { isConnected: false }),
    goOnline: () => app.weapp.emit('NetworkStatusChange', { isConnected: true }),
  };
}
