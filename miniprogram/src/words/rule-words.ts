type Kind = { label: string; prizes: { worth: string; when: string }[] };

/** Kinds that earn the same are read together; those that earn nothing come last. */
export function groupKinds(kinds: readonly Kind[]): { labels: string[]; prizes: Kind['prizes'] }[] {
  const groups = new Map<string, { labels: string[]; prizes: Kind['prizes'] }>();
  for (const { label, prizes } of kinds) {
    const key = JSON.stringify(prizes);
    const group = groups.get(key) ?? { labels: [], prizes };
    group.labels.push(label);
    groups.set(key, group);
  }
  const earning = [...groups.values()].filter(({ prizes }) => prizes.length > 0);
  const other = [...groups.values()].filter(({ prizes }) => prizes.length === 0);
  return [...earning, ...other];
}
