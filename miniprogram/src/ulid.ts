const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
export const RANDOM_LENGTH = 16;

/** Ten characters of time, then one per random byte: 26 in all, sorting by time. */
export function ulid(timeMs: number, random: Uint8Array): string {
  let time = '';
  for (let rest = timeMs; time.length < TIME_LENGTH; rest = Math.floor(rest / 32))
    time = ALPHABET.charAt(rest % 32) + time;
  return time + Array.from(random, (byte) => ALPHABET.charAt(byte % 32)).join('');
}
