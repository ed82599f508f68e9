/// <reference types="@tarojs/taro" />

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.scss';
declare module '*.png' {
  const address: string;
  export default address;
}

/** Where the API is; empty on H5 means the page's own origin. */
declare const __API_BASE__: string;
/** Where the stand-in for WeChat is on H5; empty means port 8090 of the same host. */
declare const __SANDBOX_BASE__: string;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
    NODE_ENV: 'development' | 'production';
    API_BASE?: string;
    SANDBOX_BASE?: string;
  }
}
