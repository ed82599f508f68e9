import type { Said } from './words.ts';

const CLASSES = { plain: '', quiet: 'quiet', warn: 'warn', bad: 'bad' };

export function ToneText({ said }: { said: Said }) {
  return <span className={`number ${CLASSES[said.tone]}`}>{said.text}</span>;
}
