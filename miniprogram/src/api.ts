import { CallFailed, type Client, createClient, routes, type Send } from '@suishoupai/api/contract';
import Taro from '@tarojs/taro';
import { z } from 'zod';
import { deviceId } from './platform/device-id.ts';
import { getLoginCode } from './platform/login';
import { readStored, removeStored, writeStored } from './platform/storage.ts';

// WeChat compiles no text at run time, which zod's fast path would.
z.config({ jitless: true });

const TOKEN = 'token';
const TIMEOUT_MS = 20_000;
const LOGIN_PATH = routes.loginCitizen.path;

const { loginCitizen, logoutCitizen, getCitizenMe, getCity } = routes;
const { getTerms, giveConsent, bindPhone, unbindPhone, closeAccount } = routes;
const { startUpload, finishUpload, listPicks, searchPlaces } = routes;
const { reportCase, listMyCases, getMyCase, actOnMyCase } = routes;
const { listInbox, countUnread, readMessage, readAllMessages } = routes;
const { listPublicNearby, followCase } = routes;
const { getWallet, listMyRewards, appealReward, getRewardRules } = routes;
const { listMyWatch, appealWatch } = routes;
const { claimReward, getMyPayout, refreshMyPayout } = routes;
/** Only what a citizen may call. */
const citizenRoutes = {
  ...{ loginCitizen, logoutCitizen, getCitizenMe, getCity },
  ...{ getTerms, giveConsent, bindPhone, unbindPhone, closeAccount },
  ...{ startUpload, finishUpload, listPicks, searchPlaces },
  ...{ reportCase, listMyCases, getMyCase, actOnMyCase },
  ...{ listInbox, countUnread, readMessage, readAllMessages, listPublicNearby, followCase },
  ...{ getWallet, listMyRewards, appealReward, getRewardRules, listMyWatch, appealWatch },
  ...{ claimReward, getMyPayout, refreshMyPayout },
};

const sendOnce: Send = async (request) => {
  const { method, url, body } = request;
  const token = readStored<string>(TOKEN);
  const answer = await Taro.request({
    url: `${__API_BASE__}${url}`,
    method,
    data: method === 'POST' ? (body ?? {}) : undefined,
    header: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(await deviceHeader(request)),
    },
    timeout: TIMEOUT_MS,
  });
  return { status: answer.statusCode, body: answer.data };
};

/** Only a report says which phone it came from; a phone that cannot say is not kept from reporting. */
async function deviceHeader({ method, url }: Parameters<Send>[0]): Promise<object> {
  if (method !== reportCase.method || url !== reportCase.path) return {};
  const id = await deviceId().catch(() => null);
  return id ? { 'x-device-id': id } : {};
}

let loggingIn: Promise<void> | undefined;

/** Ten requests may find out at once that nobody is logged in; one of them asks. */
function login(): Promise<void> {
  loggingIn ??= logInAnew().finally(() => {
    loggingIn = undefined;
  });
  return loggingIn;
}

async function logInAnew(): Promise<void> {
  removeStored(TOKEN);
  const { token } = await api.loginCitizen({ body: { code: await getLoginCode() } });
  writeStored(TOKEN, token);
}

const send: Send = async (request) => {
  const answer = await sendOnce(request);
  if (answer.status !== 401 || request.url === LOGIN_PATH) return answer;
  try {
    await login();
  } catch (error) {
    if (error instanceof CallFailed && error.status > 0)
      return {
        status: error.status,
        body: { error: { code: error.code, message: error.message } },
      };
    throw error;
  }
  return sendOnce(request);
};

export const api: Client<typeof citizenRoutes> = createClient(citizenRoutes, send);

/** Forgets who was logged in; the next call logs in again. */
export const forgetLogin = (): void => removeStored(TOKEN);
