/** How many of the 64 bits two prints of one picture may differ in; beyond it they are two pictures. */
export const NEAR_BITS = 10;

const CHUNKS = 4;
const CHUNK_BITS = 16n;
const CHUNK_MASK = 0xffffn;
/** Of ten differing bits spread over four chunks at least one chunk has no more than two. */
const CHUNK_RADIUS = Math.floor(NEAR_BITS / CHUNKS);

export function hamming(a: bigint, b: bigint): number {
  let rest = a ^ b;
  let bits = 0;
  for (; rest > 0n; rest &= rest - 1n) bits++;
  return bits;
}

/** The keys a print is stored under: its four quarters, each with its own place. */
export function chunksOf(print: bigint): number[] {
  return Array.from({ length: CHUNKS }, (_, place) => chunkAt(print, place));
}

const chunkAt = (print: bigint, place: number): number =>
  place * 65_536 + Number((print >> (BigInt(place) * CHUNK_BITS)) & CHUNK_MASK);

/** Every key under which a print that differs in at most `NEAR_BITS` must be stored at least once. */
export function probesOf(print: bigint): number[] {
  return chunksOf(print).flatMap((chunk) =>
    FLIPS.map((flip) => chunk - (chunk % 65_536) + ((chunk % 65_536) ^ flip)),
  );
}

/** All 16-bit words with at most `CHUNK_RADIUS` bits set. */
const FLIPS = Array.from({ length: 65_536 }, (_, word) => word).filter(
  (word) => hamming(BigInt(word), 0n) <= CHUNK_RADIUS,
);
