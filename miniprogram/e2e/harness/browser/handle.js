const setup = window.__WEAPP_SETUP__ ?? {};

/** What a test sees as `window.__weapp`: what happened, and what the phone shall answer. */
export const handle = {
  calls: [], // every asynchronous wx call: { name, args }
  errors: [], // a test wants this to stay empty
  notes: [], // template properties that a real component may know and ours does not
  setData: { count: 0, bytes: 0, largest: 0 },
  answers: setup.answers ?? {}, // by API name or 'button.getPhoneNumber': a value, a function, or { __fail: { errMsg } }
  files: setup.files ?? [], // what the camera and the album give: { name, type, base64 }
  offline: false,
  launched: false,
};
window.__weapp = handle;

export function fail(where, error) {
  handle.errors.push(`${where}: ${error?.message ?? error?.errMsg ?? error}`);
  console.error(where, error);
}

/** The answer a test set for this API, or `undefined`; throws what a test wants to fail. */
export async function scripted(name, options) {
  const set = handle.answers[name];
  const answer = typeof set === 'function' ? await set(options) : set;
  if (answer?.__fail) throw answer.__fail;
  return answer;
}
