/** User names as MediaWiki compares them: blanks and underscores are one, the first letter is a capital. */
export function sameUser(one: string, other: string): boolean {
  const plain = (name: string) => {
    const spaced = name.replaceAll('_', ' ').trim().normalize('NFC');
    return spaced.slice(0, 1).toUpperCase() + spaced.slice(1);
  };
  return plain(one) === plain(other);
}
