type Kept = Readonly<Record<string, unknown>>;

const only =
  (...names: string[]) =>
  (answer: Kept): Kept =>
    Object.fromEntries(names.map((name) => [name, answer[name]]));

const ofPayout = ({ payout }: Kept): Kept => only('amountFen')(payout as Kept);
const programmeText = only('version', 'sha256');

/** Where the form alone does not say what was done: what the answer adds. Never what a person typed. */
const ANSWERS: Record<string, (answer: Kept) => Kept> = {
  saveProgramme: programmeText,
  proposeProgramme: programmeText,
  publishProgramme: programmeText,
  reopenProgramme: programmeText,
  discardProgramme: programmeText,
  endProgramme: programmeText,
  decideBudget: only('programmeId', 'month', 'amountFen'),
  decideMoneyAdjustment: only('kind', 'programmeId', 'month', 'amountFen'),
  settleDebt: only('amountFen'),
  approvePayout: ofPayout,
  approvePayouts: only('approvedCount', 'approvedFen'),
  decideStuckPayout: ofPayout,
  recordReceipt: ofPayout,
  correctReceipt: ofPayout,
  decideReceiptCorrection: (answer) => {
    const receipt = answer.receipt as { steps: { receiptNo: string }[] } | null;
    return { ...ofPayout(answer), receiptNo: receipt?.steps.at(-1)?.receiptNo };
  },
  // Made of the kind and the days that were asked for.
  exportAudit: only('fileName'),
  exportMoneyCsv: only('fileName'),
  exportMoneySheet: only('fileName'),
};

/** Null for a call that was refused, and where nothing is to be added. */
export const keepAnswer = (operation: string, answer: unknown): Kept | null =>
  answer !== undefined && Object.hasOwn(ANSWERS, operation)
    ? (ANSWERS[operation]?.(answer as Kept) ?? null)
    : null;
