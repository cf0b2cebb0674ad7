/** A moment as records write it: ISO 8601 in UTC, to the second. `now` is milliseconds since 1970. */
export function isoTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
