/** The key printed on a button; not part of its spoken name, and of no use on a phone. */
export function KeyCap({ name }: { name: string }) {
  return (
    <span className="wide-only" aria-hidden="true">
      <kbd>{name}</kbd>
    </span>
  );
}
