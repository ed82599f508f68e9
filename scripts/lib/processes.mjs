// A pid alone may by now belong to a stranger: with its start time it names one process for good.
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

// Children carry this mark in their environment, so those of a killed run are found without a pid file.
const MARK = `SUISHOUPAI_RUN=${root}`;

let isMarking = false;

/** From now on everything this process starts belongs to the demo; other commands mark nothing. */
export function markWhatWeStart() {
  isMarking = true;
}

export const withMark = (env) => (isMarking ? { ...env, SUISHOUPAI_RUN: root } : env);

export function withoutMark(env) {
  const { SUISHOUPAI_RUN: _mark, ...rest } = env;
  return rest;
}

/** The kernel's start time of a process in clock ticks, or null when it is gone (or a zombie). */
export function startTimeOf(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program name stands in brackets and may hold spaces; the fields after it do not.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch {
    return null;
  }
}

export const identify = (pid) => ({ pid, startTime: startTimeOf(pid) });

export function isAlive({ pid, startTime }) {
  return startTime !== null && startTimeOf(pid) === startTime;
}

/** Asks a process to end and insists after `patienceMs`; comes back when it is gone. */
export async function stopProcess(identity, patienceMs = 10_000) {
  if (isAlive(identity)) signal(identity.pid, 'SIGTERM');
  const end = Date.now() + patienceMs;
  while (isAlive(identity) && Date.now() < end) await sleep(20);
  if (isAlive(identity)) signal(identity.pid, 'SIGKILL');
  while (isAlive(identity)) await sleep(20);
}

/** Ends what is left of a process group whose leader we started. */
export const killGroup = (pid) => signal(-pid, 'SIGKILL');

/** Stops every process that an earlier run of this folder left behind; answers how many there were. */
export async function stopLeftovers(mark = MARK) {
  const left = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && hasMark(name, mark))
    .map((name) => identify(Number(name)));
  await Promise.all(left.map((identity) => stopProcess(identity)));
  return left.length;
}

function hasMark(pid, mark) {
  try {
    return fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
  } catch {
    return false;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
