import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { OutboxHandler } from '../../lib/outbox.ts';
import { putInOutbox } from '../../lib/outbox.ts';
import type { Module } from '../../module.ts';
import { findCitizen } from '../accounts/index.ts';
import { isTold, progressMessage, rewardMessage } from './messages.ts';

const KIND = 'subscribe-message';

const message = z.object({
  citizenId: z.string(),
  templateId: z.string(),
  page: z.string(),
  data: z.record(z.string(), z.string()),
});

/** Best effort, after the fact: whether WeChat delivers a message is never a condition of a step. */
export const notificationsModule: Module = {
  name: 'notifications',
  outbox: { [KIND]: sendMessage() },
  listen: (context: Context) => {
    const { templates } = context.config;
    context.events.on('case.moved', async ({ session, now }, move) => {
      if (!move.citizenId || !isTold(move.action)) return;
      await putInOutbox(session, now, KIND, {
        citizenId: move.citizenId,
        templateId: templates.progress,
        page: `pages/case/index?id=${move.caseId}`,
        data: progressMessage({ ...move, at: now }),
      });
    });
    context.events.on('payout.ended', async ({ session, now }, payout) => {
      if (!payout.isPaid) return;
      await putInOutbox(session, now, KIND, {
        citizenId: payout.personId,
        templateId: templates.reward,
        page: 'pages/wallet/index',
        data: rewardMessage({ amountFen: payout.amountFen, at: now }),
      });
    });
  },
};

/** 43101: the person did not ask for (more) messages. That is an answer, not a failure. */
const ANSWERS = [43101, 40003, 40037, 47003];

function sendMessage(): OutboxHandler {
  return async (context, payload) => {
    const { citizenId, ...rest } = message.parse(payload);
    const citizen = await findCitizen(context.db, context.seal, citizenId);
    const openid = citizen?.openid();
    if (!openid) return;
    const sent = await context.vendors.wechatPlatform.sendSubscribeMessage({ openid, ...rest });
    if (sent.ok) return;
    if (sent.errcode === null || !ANSWERS.includes(sent.errcode))
      throw new Error(`subscribe message: ${sent.why}`);
    if (sent.errcode !== 43101)
      context.log.warn({ template: rest.templateId, errcode: sent.errcode }, sent.message);
  };
}
