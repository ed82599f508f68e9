/** Rows of a table written as text, one a line, columns parted by a bar: it reads better than JSON. */
export function readTable(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
