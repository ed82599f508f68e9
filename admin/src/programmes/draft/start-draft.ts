import {
  type ProgrammeDetail,
  type ProgrammeTemplate,
  type ProgrammeText,
  programmeRules,
} from '@suishoupai/api/contract';
import { newId } from '../../new-id.ts';
import { cityDay } from '../../ui/format-time.ts';

/** A draft under edit; its rules are kept apart, because they may be half-filled. */
export type DraftText = Omit<ProgrammeText, 'rules'> & {
  id: string;
  version: number | null;
  /** The text that is written on. */
  basedOn?: string;
};
export type Start = {
  text: DraftText;
  rules: ProgrammeText['rules'];
  /** What it is compared with. */
  inForce: ProgrammeText | null;
  /** A new programme or a version of one that exists: still open. */
  isTargetOpen: boolean;
  /** Where the rules came from and what is to be settled about them. */
  origin: { city: string; assumptions: readonly string[] } | null;
};

/** A draft is written on; anything else begins its next version. */
export function continueDraft(from: ProgrammeDetail): Start {
  const { id, name, startsOn, endsOn, terms, rules, inForce } = from;
  const version = from.mayEdit ? from.version : null;
  const basedOn = from.mayEdit ? from.sha256 : undefined;
  const text = { id, version, basedOn, name, startsOn, endsOn, terms };
  return { text, rules, inForce, isTargetOpen: false, origin: null };
}

/** From nothing, or from the rules that another city has published. */
export function beginDraft(
  template: ProgrammeTemplate | null,
  inForce: (ProgrammeText & { id: string }) | null,
  now = new Date(),
): Start {
  const year = cityDay(now).slice(0, 4);
  return {
    text: {
      id: inForce?.id ?? newId(),
      version: null,
      name: inForce?.name ?? '',
      startsOn: cityDay(now, 1),
      endsOn: `${year}-12-31`,
      terms: '',
    },
    rules: template?.rules ?? programmeRules.parse({ classes: {} }),
    inForce,
    isTargetOpen: true,
    origin: template,
  };
}
