/** WeChat draws the title and the way back itself. */
export function TopBar(_: { title: string }) {
  return null;
}
