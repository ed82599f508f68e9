import type { Terms } from '../../../../contract/citizens.ts';
import { build, isDuplicateKey, type Session } from '../../../lib/db.ts';
import { sha256 } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/refusal.ts';

export type TermsText = Pick<Terms, 'sections' | 'news'>;

type TermsRow = {
  version: number;
  sections: string;
  news: string;
  text_sha256: string;
  published_at: Date;
};

const toTerms = (row: TermsRow): Terms => ({
  version: row.version,
  sections: JSON.parse(row.sections),
  news: row.news,
  sha256: row.text_sha256,
  publishedAt: row.published_at.toISOString(),
});

/** What a person reads, as one text: every title and sentence on a line of its own. */
const hashOf = ({ sections }: TermsText): string =>
  sha256(sections.flatMap(({ title, words }) => [title, ...words]).join('\n'));

export async function newestTerms(session: Session): Promise<Terms | undefined> {
  const row = await session.first<TermsRow>(build('terms').orderBy('version', 'desc').limit(1));
  return row && toTerms(row);
}

/** 0 before the first text is published. */
export async function newestTermsVersion(session: Session): Promise<number> {
  const row = await session.first<{ version: number | null }>(
    build('terms').max({ version: 'version' }),
  );
  return row?.version ?? 0;
}

export async function findTerms(session: Session, version: number): Promise<Terms | undefined> {
  const row = await session.first<TermsRow>(build('terms').where({ version }));
  return row && toTerms(row);
}

/** The next number for a new text; the same text again changes nothing, so a set-up may be repeated. */
export async function publishTerms(
  session: Session,
  now: Date,
  publishedBy: string,
  text: TermsText,
): Promise<Terms> {
  const newest = await newestTerms(session);
  const hash = hashOf(text);
  if (newest?.sha256 === hash) return newest;
  const row = {
    version: (newest?.version ?? 0) + 1,
    sections: JSON.stringify(text.sections),
    news: text.news,
    text_sha256: hash,
    published_at: now,
  };
  try {
    await session.write(build('terms').insert({ ...row, published_by: publishedBy }));
  } catch (error) {
    // Somebody else's text got this number a moment before.
    throw isDuplicateKey(error) ? refuse('terms_outdated') : error;
  }
  return toTerms(row);
}
