import { tell } from '../platform/notices.ts';
import { errorWords } from '../words/errors.ts';
import { useGiveConsent, useTerms } from './queries.ts';

const WAITING = { cancelRefetch: false, throwOnError: true };
type Said = { mayBePaid: boolean; isUnder14: boolean | null };

/** Says what the person consents to now, for the text that is shown. */
export function useSayConsent(onSaid: () => unknown) {
  const reading = useTerms();
  const consent = useGiveConsent();
  const say = async (said: Said) => {
    try {
      // A quick tap comes before the text is there: what is on its way is waited for.
      const { version, sha256 } = reading.data ?? (await reading.refetch(WAITING)).data!;
      await consent.mutateAsync({ version, sha256, ...said });
      onSaid();
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  return { terms: reading.data, isBusy: consent.isPending, say };
}
