// Files of the phone. Temporary ones vanish with the page, saved ones live in localStorage, as they outlive a restart.
import { handle } from './handle.js';
import { Blob } from './net.js';

export const USER_DATA_PATH = 'wxfile://usr';
const SAVED = 'file:';
const temporary = new Map(); // path → { bytes, type }
let sequence = 0;

const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const binary = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const encode = (bytes) => btoa(binary(bytes));

export function addTemporary(name, bytes, type = '') {
  const path = `wxfile://tmp_${++sequence}_${name}`;
  temporary.set(path, { bytes, type });
  return path;
}

export function readStored(path) {
  if (temporary.has(path)) return temporary.get(path);
  const saved = localStorage.getItem(SAVED + path);
  return saved ? { ...JSON.parse(saved), bytes: decode(JSON.parse(saved).base64) } : undefined;
}

const save = (path, { bytes, type }) =>
  localStorage.setItem(SAVED + path, JSON.stringify({ type, base64: encode(bytes) }));

export const asBlob = ({ bytes, type }) => new Blob([bytes], { type });

/** What an `<image src>` of the bundle is in the browser. */
export function fileUrl(src) {
  const stored = readStored(src);
  if (stored) return URL.createObjectURL ? URL.createObjectURL(asBlob(stored)) : 'data:,';
  return /^(https?:|data:|blob:)/.test(src) ? src : `pkg/${src.replace(/^\//, '')}`;
}

/** The next files a test put into `__weapp.files`; none left means that the person cancelled. */
export function pickFiles(api, count) {
  const picked = handle.files.slice(0, count).map(({ name, type, base64 }) => {
    const bytes = decode(base64);
    return { path: addTemporary(name, bytes, type), size: bytes.length };
  });
  if (!picked.length) throw { errMsg: `${api}:fail cancel` };
  return picked;
}

const missing = (path) => ({ errMsg: `fail no such file or directory ${path}` });
const need = (path) => {
  const stored = readStored(path);
  if (!stored) throw missing(path);
  return stored;
};

function content({ bytes }, encoding) {
  if (!encoding) return bytes.slice().buffer;
  if (encoding === 'base64') return encode(bytes);
  return encoding === 'binary' ? binary(bytes) : decodeURIComponent(escape(binary(bytes)));
}

function toBytes(data, encoding) {
  if (typeof data !== 'string') return new Uint8Array(data);
  return encoding === 'base64' ? decode(data) : decode(btoa(unescape(encodeURIComponent(data))));
}

const target = (filePath) => filePath ?? `${USER_DATA_PATH}/saved_${Date.now()}_${++sequence}`;

/** Each operation with the names of its positional arguments, which the `…Sync` form uses. */
const OPERATIONS = {
  access: [['path'], ({ path }) => void need(path)],
  readFile: [
    ['filePath', 'encoding'],
    ({ filePath, encoding }) => ({ data: content(need(filePath), encoding) }),
  ],
  writeFile: [
    ['filePath', 'data', 'encoding'],
    ({ filePath, data, encoding }) => save(filePath, { bytes: toBytes(data, encoding), type: '' }),
  ],
  copyFile: [['srcPath', 'destPath'], ({ srcPath, destPath }) => save(destPath, need(srcPath))],
  saveFile: [
    ['tempFilePath', 'filePath'],
    ({ tempFilePath, filePath }) => {
      const savedFilePath = target(filePath);
      save(savedFilePath, need(tempFilePath));
      temporary.delete(tempFilePath);
      return { savedFilePath };
    },
  ],
  unlink: [
    ['filePath'],
    ({ filePath }) => {
      need(filePath);
      temporary.delete(filePath);
      localStorage.removeItem(SAVED + filePath);
    },
  ],
  getFileInfo: [['filePath'], ({ filePath }) => ({ size: need(filePath).bytes.length })],
  mkdir: [['dirPath'], () => undefined],
};
const SYNC_RESULT = { readFile: 'data', saveFile: 'savedFilePath' };

export const saveFile = (options) => OPERATIONS.saveFile[1](options);

export function createFileSystemManager() {
  const manager = {};
  for (const [name, [parameters, run]] of Object.entries(OPERATIONS)) {
    manager[name] = (options) =>
      void Promise.resolve()
        .then(() => run(options))
        .then(
          (result) => options.success?.({ errMsg: `${name}:ok`, ...result }),
          (error) => options.fail?.({ errMsg: `${name}:${error.errMsg ?? error.message}` }),
        )
        .then(() => options.complete?.());
    manager[`${name}Sync`] = (...values) => {
      const result = run(
        Object.fromEntries(parameters.map((parameter, index) => [parameter, values[index]])),
      );
      return SYNC_RESULT[name] ? result[SYNC_RESULT[name]] : undefined;
    };
  }
  return manager;
}
