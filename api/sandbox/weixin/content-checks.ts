import { randomUUID } from 'node:crypto';
import { IMAGE } from '../lib/faults.ts';
import type { World } from '../world.ts';
import type { createPushes } from './push.ts';

const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** Words that a person or a test types to get a verdict. */
export const MARKERS = { risky: '违禁样例', review: '可疑样例' };

const LABELS = { pass: 100, review: 20_001, risky: 20_006 };

type Suggest = keyof typeof LABELS;

export function checkText(content: string) {
  const suggest: Suggest = content.includes(MARKERS.risky)
    ? 'risky'
    : content.includes(MARKERS.review)
      ? 'review'
      : 'pass';
  const label = LABELS[suggest];
  return {
    trace_id: randomUUID(),
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  };
}

/** Really downloads the picture, so a dead or private link shows, and pushes the verdict later. */
export function createImageChecks(world: World, pushes: ReturnType<typeof createPushes>) {
  const running = new Set<Promise<void>>();

  async function run(mediaUrl: string, traceId: string): Promise<void> {
    const fault = world.faults.take('weixin.image', IMAGE);
    const isFetched = fault?.kind !== 'not_downloaded' && (await canDownload(world, mediaUrl));
    if (world.stopping.aborted) return;
    const suggest: Suggest =
      fault?.kind === 'risky' || fault?.kind === 'review' ? fault.kind : 'pass';
    const label = LABELS[suggest];
    const said = isFetched
      ? {
          result: { suggest, label },
          detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
        }
      : { errcode: -1008, errmsg: 'download media failed', detail: [] };
    pushes.plan(
      {
        ToUserName: 'gh_sandbox',
        FromUserName: 'o_media_check',
        CreateTime: Math.floor(Date.now() / 1000),
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: world.credentials.appid,
        trace_id: fault?.kind === 'unknown_trace' ? randomUUID() : traceId,
        version: 2,
        ...said,
      },
      world.config().verdictAfterMs,
    );
    world.journal.flush();
    pushes.tick();
  }

  return {
    start(mediaUrl: string): string {
      const traceId = randomUUID();
      const work = run(mediaUrl, traceId).finally(() => running.delete(work));
      running.add(work);
      return traceId;
    },
    settled: () => Promise.all(running),
  };
}

async function canDownload(world: World, mediaUrl: string): Promise<boolean> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(10_000), world.stopping]);
    const response = await fetch(mediaUrl, { signal });
    if (!response.ok) return false;
    return (await response.arrayBuffer()).byteLength <= MAX_IMAGE_BYTES;
  } catch {
    return false;
  }
}
