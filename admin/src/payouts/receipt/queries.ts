import { api } from '../../api.ts';
import { useStoryStep } from '../queries.ts';

export const useRecordReceipt = (id: string) =>
  useStoryStep(id, (receiptNo: string) =>
    api.recordReceipt({ params: { id }, body: { receiptNo } }),
  );

export const useCorrectReceipt = (id: string) =>
  useStoryStep(id, (body: { receiptNo: string; reason: string }) =>
    api.correctReceipt({ params: { id }, body }),
  );

export const useDecideCorrection = (id: string) =>
  useStoryStep(id, (body: { seq: number; agree: boolean }) =>
    api.decideReceiptCorrection({ params: { id }, body }),
  );
