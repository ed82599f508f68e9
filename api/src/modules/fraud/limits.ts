/**
 * Every threshold of the weighing, with its version: an assessment keeps the version it was made with. Scores add
 * up; from `holdAt` on a person looks before the reward can be claimed. Nothing is ever refused by a score.
 */
export const LIMITS = {
  version: '2026-11-2',
  holdAt: 60,
  /** How far back one person's reports are read, and how many at most. */
  recentMs: 30 * 86_400_000,
  recentCount: 60,
  samePicture: { score: 100 },
  /** Differing bits of 256; the closer one is, the surer. */
  nearPicture: { score: 60, closeBits: 16, closeScore: 80 },
  splitting: { count: 4, radiusM: 100, withinMs: 2 * 3_600_000, score: 60 },
  exifTime: { apartMs: 24 * 3_600_000, score: 40 },
  exifPlace: { apartM: 500, score: 40 },
  /** The phone's clock against the server's: a report sent later from a draft is no lie, so it only counts a little. */
  deviceClock: { aheadMs: 10 * 60_000, score: 20 },
  speed: { maxKmh: 120, minM: 2_000, score: 60 },
  device: { windowMs: 30 * 86_400_000, noteFrom: 3, noteScore: 40, holdFrom: 5, holdScore: 60 },
  /** A number is bound to one account at a time: more were closed and opened anew, or only tried it. */
  phone: { windowMs: 60 * 86_400_000, noteFrom: 2, noteScore: 40, holdFrom: 3, holdScore: 60 },
  busy: { filedIn30Days: 150, score: 20 },
  patterns: {
    windowMs: 60 * 86_400_000,
    validMs: 30 * 86_400_000,
    /** Accounts that report at the same places at the same time, again and again. */
    ring: { radiusM: 50, withinMs: 30 * 60_000, tie: 2, occasions: 4, places: 3, score: 60 },
    /** One acceptor files far more of a person's reports than of everybody's in that area and shift. */
    collusion: { minFiled: 10, falseShare: 0.03, maxChance: 2e-3, minFactor: 1.5, score: 60 },
    /** Same person, same kind, one spot that nobody else reports, nearly always the same crew. */
    staged: {
      count: 6,
      radiusM: 80,
      days: 3,
      alwaysCount: 7,
      crewShare: 0.75,
      liftCount: 5,
      liftChance: 1e-4,
      score: 60,
    },
  },
  watch: {
    windowMs: 30 * 86_400_000,
    ladder: [
      { rejections: 5, level: 'review', days: 30 },
      { rejections: 3, level: 'warn', days: 30 },
    ],
    forgedDays: 365,
    appealMs: 15 * 86_400_000,
    score: 60,
  },
  /** The drawn reviewer decides alone for this long; then any other may. */
  reviewMs: 3 * 86_400_000,
  /** Share of filings a second person looks at once more. */
  secondLookShare: 0.05,
  /** Reports, devices and assessments are kept as long as a claim can be disputed. */
  keptMs: 180 * 86_400_000,
} as const;
