/** User names as MediaWiki compares them: blanks and underscores are one, the first letter is a capital. */
export function sameUser(one: string, other: string): boolean {
  return plainUser(one) === plainUser(other);
}

/** A user name in the one form in which those of the same account are the same text. */
export function plainUser(name: string): string {
  const spaced = name.replaceAll('_', ' ').trim().normalize('NFC');
  return spaced.slice(0, 1).toUpperCase() + spaced.slice(1);
}
