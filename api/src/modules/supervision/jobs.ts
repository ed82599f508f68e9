import type { Job } from '../../lib/jobs.ts';
import { makeDigests } from './digests/index.ts';
import { flipLateLetters } from './letters/index.ts';
import { tellOfStop } from './messages/index.ts';
import { remindDeadlines } from './reminders/index.ts';

const say = (count: number, what: string): string => (count > 0 ? `${what} ${count}` : '');

export const supervisionJobs: Job[] = [
  {
    name: 'remind-deadlines',
    schedule: '20 * * * * *',
    leaseSeconds: 300,
    run: async (context, run) => say(await remindDeadlines(context, run), 'reminders written:'),
  },
  {
    name: 'flip-late-letters',
    schedule: '40 * * * * *',
    leaseSeconds: 300,
    run: async (context) => say(await flipLateLetters(context), 'letters overdue:'),
  },
  {
    name: 'tell-of-payout-stop',
    schedule: '30 * * * * *',
    leaseSeconds: 60,
    run: (context) => tellOfStop(context),
  },
  {
    // Rings often, so that a Monday without a server is made up for.
    name: 'make-digests',
    schedule: '0 */10 * * * *',
    leaseSeconds: 900,
    run: async (context) => say(await makeDigests(context), 'digests made:'),
  },
];
