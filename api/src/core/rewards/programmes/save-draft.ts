import type { ProgrammeRules } from '../../../../contract/programme-rules.ts';
import type { Session } from '../../../lib/db.ts';
import { refuse } from '../../../lib/refusal.ts';
import { newestTermsVersion } from '../../accounts/index.ts';
import type { Parts, Staff, Version } from './change-programme.ts';
import { checkAmounts, checkRules } from './check-rules.ts';
import type { Programme } from './rules.ts';
import {
  hashOfRules,
  insertProgramme,
  lockProgrammeRow,
  lockSavedRow,
  moveProgramme,
  newestVersion,
  type ProgrammeRow,
  rewriteDraft,
  toProgramme,
} from './store.ts';

type Draft = Omit<Programme, 'version' | 'termsVersion'> & {
  version: number | null;
  basedOn?: string | undefined;
  saveId: string;
  saveNth: number;
  rules: ProgrammeRules;
};
type By = Pick<ProgrammeRow, 'created_by' | 'created_name' | 'changed_at' | 'save_id' | 'save_nth'>;

/** Writes a draft: a new version, one that nobody has proposed yet, or once more what this form has saved before. */
export async function saveDraft(parts: Parts, staff: Staff, draft: Draft): Promise<Version> {
  const save = () => saveOnce(parts, staff, draft);
  // What was in the way, a press at the same moment or somebody's new version, is there to be seen by the second time.
  const saved = (await save()) ?? (await save());
  if (!saved) throw refuse('programme_moved');
  return saved;
}

function saveOnce({ db, clock, config }: Parts, staff: Staff, draft: Draft) {
  return db.transaction(async (session): Promise<Version | null> => {
    const earlier = await lockSavedRow(session, draft.saveId);
    const termsVersion = await newestTermsVersion(session);
    const known = earlier?.id === draft.id ? earlier.version : draft.version;
    const version = known ?? (await newestVersion(session, draft.id)) + 1;
    const { saveId, saveNth, basedOn, ...text } = draft;
    const programme = { ...text, version, termsVersion };
    checkRules(programme);
    checkAmounts(draft.rules, config.payouts.maxTransferFen);
    const by: By = {
      created_by: staff.id,
      created_name: staff.name,
      changed_at: clock.now(),
      save_id: saveId,
      save_nth: saveNth,
    };
    if (earlier && (await isKept(session, earlier, programme, by))) return programme;
    if (known === null) {
      const isNew = await insertProgramme(session, programme, { state: 'draft', ...by });
      return isNew ? programme : null;
    }
    if (earlier?.id !== draft.id) await checkBasis(session, programme, basedOn);
    if (!(await rewriteDraft(session, programme, by))) throw refuse('programme_moved');
    return programme;
  });
}

/** Whether this form's draft already holds it; a later press of the same form is not undone by an earlier one. */
async function isKept(session: Session, earlier: ProgrammeRow, programme: Programme, by: By) {
  if (earlier.state !== 'draft' || earlier.created_by !== by.created_by)
    throw refuse('programme_moved');
  const isSameId = earlier.id === programme.id;
  if (earlier.save_nth >= by.save_nth) {
    const isSame = isSameId && hashOfRules(toProgramme(earlier)) === hashOfRules(programme);
    if (!isSame) throw refuse('programme_moved');
    return true;
  }
  // It was meant for another programme at first: nobody would miss that draft, and nobody could tell the two apart.
  if (!isSameId)
    await moveProgramme(session, earlier, {
      state: 'discarded',
      changed_at: by.changed_at,
      save_id: null,
    });
  return false;
}

/** Two people may write on one draft, one after the other: nobody overwrites what he or she has not seen. */
async function checkBasis(session: Session, { id, version }: Version, basedOn?: string) {
  const row = await lockProgrammeRow(session, id, version);
  const isSeen = !basedOn || (row && hashOfRules(toProgramme(row)) === basedOn);
  if (!isSeen) throw refuse('programme_moved');
}
