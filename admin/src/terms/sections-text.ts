import type { Terms } from '@suishoupai/api/contract';

type Sections = Terms['sections'];

/** As people type it: a title, its sentences one to a line, an empty line, the next title. */
export const writeSections = (sections: Sections): string =>
  sections.map(({ title, words }) => [title, ...words].join('\n')).join('\n\n');

/** Null when a title has no sentence, or when there is nothing at all. */
export function readSections(text: string): Sections | null {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);
  if (blocks.length === 0 || blocks.some((lines) => lines.length < 2)) return null;
  return blocks.map(([title = '', ...words]) => ({ title, words }));
}
