/** 1234 fen → 12.34 */
export function yuan(amountFen: number): string {
  const fen = String(amountFen % 100).padStart(2, '0');
  return `${Math.floor(amountFen / 100)}.${fen}`;
}
