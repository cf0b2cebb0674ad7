/**
 * Launch links: `https://quickstatements.toolforge.org/#/v1=` and the commands, percent-encoded, with `|` for TAB and
 * `||` for a line break. Many tools make them; people paste them whole.
 */
export const quickStatementsAddress = 'https://quickstatements.toolforge.org/';

/** What a link carries: its text, and in which dialect. */
export type LaunchLink =
  | { readonly ok: true; readonly dialect: 'v1' | 'csv'; readonly text: string }
  | { readonly ok: false; readonly why: 'broken-encoding' };

const pattern = /^(?:https?:\/\/[^\s#?]+)?[#?&]\/?(v1|csv)=/i;

/** Reads a pasted launch link, or gives undefined when the text is none. */
export function readLaunchLink(text: string): LaunchLink | undefined {
  const trimmed = text.trim();
  const match = pattern.exec(trimmed);
  if (match === null) return undefined;
  const rest = trimmed.slice(match[0].length);
  // Everything up to the next parameter; an ampersand of the commands themselves is encoded.
  const end = rest.search(/&(?:batchname|temporary|openpage|site|token|username|format|data)=/i);
  try {
    const decoded = decodeURIComponent(end < 0 ? rest : rest.slice(0, end));
    return { ok: true, dialect: match[1]?.toLowerCase() === 'csv' ? 'csv' : 'v1', text: decoded };
  } catch {
    return { ok: false, why: 'broken-encoding' };
  }
}

/** The link that opens QuickStatements with these commands (V1 with pipes) in it. */
export function launchLink(v1WithPipes: string): string {
  return `${quickStatementsAddress}#/v1=${encodeURIComponent(v1WithPipes)}`;
}
