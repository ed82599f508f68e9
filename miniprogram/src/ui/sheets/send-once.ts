import { CallFailed } from '@suishoupai/api/contract';

/**
 * Sends one thing, once. A tap while it is under way does nothing; and where an earlier try had arrived without its
 * answer coming back, the server's “already” to the next one is the answer.
 */
export function sendOnce(already: string) {
  let isUnderWay = false;
  let hasTried = false;
  return async (send: () => Promise<unknown>): Promise<'sent' | 'under_way'> => {
    if (isUnderWay) return 'under_way';
    isUnderWay = true;
    try {
      await send();
    } catch (error) {
      const hasArrived = hasTried && error instanceof CallFailed && error.code === already;
      if (!hasArrived) throw error;
    } finally {
      isUnderWay = false;
      hasTried = true;
    }
    return 'sent';
  };
}
