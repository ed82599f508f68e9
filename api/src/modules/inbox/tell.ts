import type { Context } from '../../context.ts';
import { findToldCase, type ToldCase } from '../../core/cases/index.ts';
import { cityAtHand } from '../../core/city/index.ts';
import type { DomainEvents } from '../../domain-events.ts';
import type { Moment } from '../../lib/events.ts';
import { type Follower, followersOf, moveToMain, releaseFromMain } from './followers.ts';
import { insertMessages, type Message } from './store.ts';
import { type Hearer, newsOf, type Subject, urgeAnswer } from './words.ts';

type Move = DomainEvents['case.moved'];

/** Every step of a case, to its reporter and to who follows it, in the transaction of the step. */
export async function tellOfMove(context: Context, moment: Moment, move: Move): Promise<void> {
  const { session, now } = moment;
  const { caseId, citizenId, action } = move;
  // Everybody who reports at this moment waits for the day's counter: a new report is told of without a look-up.
  if (action === 'report') return insertMessages(session, now, toReporter(move, NEW_CASE, ''));
  const told = await findToldCase(session, caseId);
  const { picks } = await cityAtHand(context.db);
  const label = picks.find((pick) => pick.id === told.pickId)?.label ?? '';
  if (action === 'merge' && told.main)
    await moveToMain(session, now, { caseId, citizenId, mainCaseId: told.main.id });
  if (action === 'release' && citizenId) await releaseFromMain(session, { caseId, citizenId });
  const followers = await followersOf(session, caseId);
  await insertMessages(session, now, [
    ...toReporter(move, told, label),
    ...followers
      .filter((follower) => follower.citizen_id !== citizenId)
      .flatMap((follower) => toFollower(follower, move, told, label)),
  ]);
}

const NEW_CASE: ToldCase = {
  seq: 1,
  pickId: '',
  reportedAt: new Date(0),
  dueAt: null,
  main: null,
};

function toReporter(move: Move, told: ToldCase, label: string): Message[] {
  const { caseId, citizenId } = move;
  if (citizenId === null) return [];
  return message(move, told, label, 'reporter', { citizenId, leadsTo: 'case', caseId });
}

function toFollower(follower: Follower, move: Move, told: ToldCase, label: string): Message[] {
  const { citizen_id: citizenId, own_case_id: ownCaseId } = follower;
  if (ownCaseId === null)
    return message(move, told, label, 'follower', {
      citizenId,
      leadsTo: 'follow',
      caseId: move.caseId,
    });
  return message(move, told, label, 'merged', { citizenId, leadsTo: 'case', caseId: ownCaseId });
}

function message(
  { caseId, caseNo, action, note }: Move,
  { seq, reportedAt, dueAt, main }: ToldCase,
  label: string,
  hearer: Hearer,
  to: Pick<Message, 'citizenId' | 'leadsTo' | 'caseId'>,
): Message[] {
  const subject: Subject = {
    ...{ label, caseNo, reportedAt, dueAt, note },
    mainCaseNo: main?.caseNo ?? null,
  };
  const news = newsOf(action, subject, hearer);
  return news ? [{ ...news, ...to, eventKey: `case:${caseId}:${seq}`, kind: action }] : [];
}

/** Only answers to what the reporter asked for: letters of the house stay in the house. */
export async function tellOfLetter(
  { session, now }: Moment,
  { letterId, caseId, caseNo, citizenId, kind, answer }: DomainEvents['letter.answered'],
): Promise<void> {
  if (kind !== 'urge' || citizenId === null) return;
  const message: Message = {
    ...urgeAnswer(caseNo, answer),
    citizenId,
    eventKey: `letter:${letterId}`,
    kind: 'urge_answered',
    leadsTo: 'case',
    caseId,
  };
  await insertMessages(session, now, [message]);
}
