import type { FraudCode, Signal } from '../../../contract/fraud.ts';
import type { AlikePhoto } from '../../core/files/index.ts';
import { distanceM } from '../../lib/geo.ts';
import { LIMITS } from './limits.ts';

/** One report as the rules see it. */
export type WeighedReport = {
  caseId: string;
  caseNo: string;
  pickId: string;
  longitude: number;
  latitude: number;
  accuracyM: number | null;
  /** When the person was there, as far as that is known. */
  seenAt: Date;
  filedAt: Date | null;
  /** Rejected or withdrawn: earns nothing, so it splits nothing. */
  isDropped: boolean;
};

export type WeighedPhoto = {
  id: string;
  hintTakenAt: Date | null;
  hintLongitude: number | null;
  hintLatitude: number | null;
};

/** An earlier picture that looks like one of this report, and whose it is. */
export type Copy = Pick<AlikePhoto, 'photoId' | 'how' | 'distance'> & {
  otherPhotoId: string;
  otherCaseId: string;
  otherCaseNo: string;
  isSamePerson: boolean;
  /** Filed or still open: a withdrawn or rejected report may honestly be sent again. */
  isAlive: boolean;
};

/** What is said of one spot speaks only of reports of that kind there. */
export type PatternSpot = { pickId: string; longitude: number; latitude: number };

export type Facts = {
  report: WeighedReport & { capturedAt: Date | null; reportedAt: Date };
  photos: readonly WeighedPhoto[];
  copies: readonly Copy[];
  /** The same person's other reports, without this one. */
  recent: readonly WeighedReport[];
  /** Of the last thirty days, this one included. */
  filedCount: number;
  /** Accounts seen on the person's devices, the person included. */
  deviceAccounts: number;
  /** Accounts seen with the person's telephone number, the person included; 0 without a number. */
  phoneAccounts: number;
  patterns: readonly { code: FraudCode; words: string; spot: PatternSpot | null }[];
  watch: { reason: string } | null;
};

type Rule = (facts: Facts) => Signal[];

/** Adds up what speaks for a look by a person. */
export function weigh(facts: Facts): { score: number; signals: Signal[]; isHeld: boolean } {
  const signals = RULES.flatMap((rule) => rule(facts)).sort((a, b) => b.score - a.score);
  // Three copies of pictures of one case are one reason, not three.
  const best = new Map<FraudCode, number>();
  for (const { code, score } of signals) best.set(code, Math.max(score, best.get(code) ?? 0));
  const score = [...best.values()].reduce((sum, one) => sum + one, 0);
  return { score, signals, isHeld: score >= LIMITS.holdAt };
}

const HOW = { whole: '整幅', mirror: '左右翻转', crop: '裁剪' } as const;

/** Which photo, whose case, how alike. */
export function sayCopy(copy: Copy, photos: readonly { id: string }[]): string {
  const nth = photos.findIndex((photo) => photo.id === copy.photoId) + 1;
  const whose = copy.isSamePerson ? '本人' : '他人';
  const which = `第 ${nth} 张照片与${whose}案件 ${copy.otherCaseNo} 的照片`;
  if (copy.how === 'bytes') return `${which}是同一个文件`;
  return `${which}${HOW[copy.how]}相似（256 处比较中 ${copy.distance} 处不同）`;
}

const copied: Rule = ({ copies, photos }) =>
  copies
    .filter((copy) => copy.isAlive || !copy.isSamePerson)
    .map((copy) => {
      const { closeBits, closeScore, score } = LIMITS.nearPicture;
      const { photoId, otherPhotoId, otherCaseNo, isSamePerson, distance } = copy;
      const nth = photos.findIndex((photo) => photo.id === photoId) + 1;
      const evidence = { photoId, otherPhotoId, nth, otherCaseNo, isSamePerson, distance };
      const words = sayCopy(copy, photos);
      return copy.how === 'bytes'
        ? { code: 'same_picture', score: LIMITS.samePicture.score, words, evidence }
        : {
            code: 'near_picture',
            score: copy.distance <= closeBits ? closeScore : score,
            words,
            evidence,
          };
    });

const split: Rule = ({ report, recent }) => {
  const { count, radiusM, withinMs, score } = LIMITS.splitting;
  const near = chainFrom(
    report,
    recent.filter(
      (other) =>
        !other.isDropped &&
        other.pickId === report.pickId &&
        apartMs(other.seenAt, report.seenAt) <= withinMs,
    ),
  );
  if (near.length + 1 < count) return [];
  const numbers = near.slice(0, 3).map((other) => other.caseNo);
  return one(
    'splitting',
    score,
    `同一人两小时内上报同类问题 ${near.length + 1} 件，彼此相距不到 ${radiusM} 米，如 ${numbers.join('、')}`,
  );
};

/** Along a street each is near the next one, though the last is far from the first. */
function chainFrom(first: WeighedReport, others: readonly WeighedReport[]): WeighedReport[] {
  const chain: WeighedReport[] = [];
  let left = [...others];
  grow(first);
  for (let at = 0; at < chain.length; at++) grow(chain[at]!);
  return chain;

  function grow(link: WeighedReport): void {
    const near = left.filter((other) => distanceM(other, link) <= LIMITS.splitting.radiusM);
    chain.push(...near);
    left = left.filter((other) => !near.includes(other));
  }
}

const exifTime: Rule = ({ report, photos }) =>
  photos.flatMap((photo, index) => {
    if (photo.hintTakenAt === null) return [];
    const apart = apartMs(photo.hintTakenAt, report.capturedAt ?? report.reportedAt);
    if (apart <= LIMITS.exifTime.apartMs) return [];
    const words = `第 ${index + 1} 张照片自带的拍摄时间与上报时间相差 ${hours(apart)} 小时`;
    return [{ code: 'exif_time', score: LIMITS.exifTime.score, words }];
  });

const exifPlace: Rule = ({ report, photos }) =>
  photos.flatMap((photo, index) => {
    if (photo.hintLongitude === null || photo.hintLatitude === null) return [];
    const at = { longitude: photo.hintLongitude, latitude: photo.hintLatitude };
    const apartM = distanceM(at, report) - (report.accuracyM ?? 0);
    if (apartM <= LIMITS.exifPlace.apartM) return [];
    const words = `第 ${index + 1} 张照片自带的位置距上报位置 ${Math.round(apartM)} 米`;
    return [{ code: 'exif_place', score: LIMITS.exifPlace.score, words }];
  });

const deviceClock: Rule = ({ report }) => {
  const ahead = (report.capturedAt?.getTime() ?? 0) - report.reportedAt.getTime();
  if (ahead <= LIMITS.deviceClock.aheadMs) return [];
  const words = `手机时间比服务器快 ${Math.round(ahead / 60_000)} 分钟`;
  return one('device_clock', LIMITS.deviceClock.score, words);
};

const tooFast: Rule = ({ report, recent }) => {
  const { maxKmh, minM, score } = LIMITS.speed;
  for (const other of recent) {
    const apartM = distanceM(other, report) - (other.accuracyM ?? 0) - (report.accuracyM ?? 0);
    // Clocks have minutes of play: half a minute is the shortest way between two places.
    const apart = Math.max(apartMs(other.seenAt, report.seenAt), 30_000);
    const kmh = apartM / 1000 / (apart / 3_600_000);
    if (apartM < minM || kmh <= maxKmh) continue;
    const words = `与本人案件 ${other.caseNo} 相距 ${(apartM / 1000).toFixed(1)} 公里、相隔 ${Math.round(apart / 60_000)} 分钟，时速约 ${Math.round(kmh)} 公里`;
    return one('speed', score, words);
  }
  return [];
};

const manyOnDevice: Rule = ({ deviceAccounts }) => {
  const { noteFrom, noteScore, holdFrom, holdScore } = LIMITS.device;
  if (deviceAccounts < noteFrom) return [];
  const score = deviceAccounts >= holdFrom ? holdScore : noteScore;
  return one('device_ring', score, `三十天内有 ${deviceAccounts} 个账号使用同一部手机上报`);
};

const manyOnPhone: Rule = ({ phoneAccounts }) => {
  const { noteFrom, noteScore, holdFrom, holdScore } = LIMITS.phone;
  if (phoneAccounts < noteFrom) return [];
  const score = phoneAccounts >= holdFrom ? holdScore : noteScore;
  return one('phone_ring', score, `六十天内有 ${phoneAccounts} 个账号使用同一手机号`);
};

const busy: Rule = ({ filedCount }) =>
  filedCount < LIMITS.busy.filedIn30Days
    ? []
    : one('busy', LIMITS.busy.score, `三十天内已立案 ${filedCount} 件`);

const PATTERN_SCORES: Partial<Record<FraudCode, number>> = {
  place_ring: LIMITS.patterns.ring.score,
  collusion: LIMITS.patterns.collusion.score,
  staged: LIMITS.patterns.staged.score,
};
const standing: Rule = ({ report, patterns }) =>
  patterns
    .filter(({ spot }) => spot === null || isAtSpot(report, spot))
    .map(({ code, words }) => ({ code, words, score: PATTERN_SCORES[code] ?? 0 }));

const isAtSpot = (report: WeighedReport, spot: PatternSpot): boolean =>
  report.pickId === spot.pickId && distanceM(report, spot) <= 2 * LIMITS.patterns.staged.radiusM;

const watched: Rule = ({ watch }) =>
  watch === null
    ? []
    : one('watch_listed', LIMITS.watch.score, `在重点关注名单中：${watch.reason}`);

const RULES: readonly Rule[] = [
  copied,
  split,
  exifTime,
  exifPlace,
  deviceClock,
  tooFast,
  manyOnDevice,
  manyOnPhone,
  busy,
  standing,
  watched,
];

const one = (code: FraudCode, score: number, words: string): Signal[] => [{ code, score, words }];
const apartMs = (a: Date, b: Date): number => Math.abs(a.getTime() - b.getTime());
const hours = (ms: number): number => Math.round(ms / 3_600_000);
