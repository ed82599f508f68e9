// wx.request and its kin, against a real HTTP server.
import { addTemporary, asBlob, readStored } from './files.js';
import { handle } from './handle.js';
import { FormData, fetch, isLent } from './net.js';

const FORM = 'application/x-www-form-urlencoded';
const header = (headers, name) =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
const isObject = (value) => typeof value === 'object' && value !== null;

/** Rejects as WeChat does when the phone is offline, the time is over or the task was aborted. */
function bounded(api, { timeout = 60_000 }, task, work) {
  if (handle.offline) throw { errMsg: `${api}:fail offline`, errno: 600001 };
  let timer;
  const limits = new Promise((_, reject) => {
    timer = setTimeout(() => reject({ errMsg: `${api}:fail timeout`, errno: 5 }), timeout);
    task.onAbort = () => reject({ errMsg: `${api}:fail abort` });
  });
  const named = Promise.resolve(work()).catch((error) => {
    throw error.errMsg ? error : { errMsg: `${api}:fail ${error.message}` };
  });
  return Promise.race([named, limits]).finally(() => clearTimeout(timer));
}

export const request = (options, task) =>
  bounded('request', options, task, async () => {
    const method = (options.method ?? 'GET').toUpperCase();
    const headers = { 'content-type': 'application/json', ...options.header };
    const { url, body } = encodeData(method, options, header(headers, 'content-type'));
    const response = await fetch(url, { method, headers, body });
    return {
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      cookies: [],
      data: await readData(response, options),
    };
  });

function encodeData(method, { url, data }, contentType) {
  const asQuery = () => new URLSearchParams(data).toString();
  if (method === 'GET' || method === 'HEAD') {
    const query = isObject(data) ? asQuery() : '';
    return { url: query ? url + (url.includes('?') ? '&' : '?') + query : url };
  }
  if (!isObject(data) || data instanceof ArrayBuffer) return { url, body: data };
  return { url, body: contentType.startsWith(FORM) ? asQuery() : JSON.stringify(data) };
}

async function readData(response, { responseType, dataType = 'json' }) {
  if (responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const uploadFile = (options, task) =>
  bounded('uploadFile', options, task, async () => {
    const file = readStored(options.filePath);
    if (!file) throw { errMsg: `uploadFile:fail file "${options.filePath}" not found` };
    const form = new FormData();
    for (const [name, value] of Object.entries(options.formData ?? {}))
      form.append(name, String(value));
    form.append(options.name, asBlob(file), options.filePath.split('/').pop());
    const headers = Object.entries(options.header ?? {}).filter(
      ([name]) => !/content-type/i.test(name),
    );
    return isLent
      ? postWhole(options.url, headers, form, file, task)
      : postWithProgress(options.url, headers, form, task);
  });

async function postWhole(url, headers, form, file, task) {
  const response = await fetch(url, {
    method: 'POST',
    headers: Object.fromEntries(headers),
    body: form,
  });
  const size = file.bytes.length;
  task.report({ progress: 100, totalBytesSent: size, totalBytesExpectedToSend: size });
  return { statusCode: response.status, data: await response.text() };
}

const postWithProgress = (url, headers, form, task) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', url);
    for (const [name, value] of headers) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded, total }) =>
      task.report({
        progress: Math.round((loaded / total) * 100),
        totalBytesSent: loaded,
        totalBytesExpectedToSend: total,
      });
    xhr.onload = () => resolve({ statusCode: xhr.status, data: xhr.responseText });
    xhr.onerror = () => reject({ errMsg: 'uploadFile:fail' });
    xhr.send(form);
  });

export const downloadFile = (options, task) =>
  bounded('downloadFile', options, task, async () => {
    const response = await fetch(options.url, { headers: options.header });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      statusCode: response.status,
      tempFilePath: addTemporary('download', bytes, response.headers.get('content-type')),
    };
  });
