/** How far something is; without a number of things to do it only says that something goes on. */
export function ProgressBar({ done, of, label }: { done: number; of: number; label: string }) {
  return of === 0 ? (
    <progress class="hp-progress" aria-label={label} />
  ) : (
    <progress class="hp-progress" aria-label={label} max={of} value={done} />
  );
}
