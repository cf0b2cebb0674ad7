/** Characters that are taken over: a long paragraph. What is quoted is meant to be read. */
const longest = 5000;

/**
 * Text a person selected on a page, as it goes into a form: trimmed, blanks and more than one empty line joined, at most
 * 5,000 characters and never half a character. Null when nothing was selected.
 */
export function tidySelection(raw: string): string | null {
  const lines = raw.normalize('NFC').split(/\r\n?|\n/);
  const text = lines
    .map(line => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const short = [...text].slice(0, longest).join('');
  return short === '' ? null : short;
}
