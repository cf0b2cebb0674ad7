/**
 * Percent-encoded text of an address, as MediaWiki reads it: UTF-8, or Windows-1252 where the bytes are not UTF-8
 * (old links have it), and a `%` that starts no sequence stays what it is. Never throws.
 */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, run => {
    try {
      return decodeURIComponent(run);
    } catch {
      const bytes = Uint8Array.from(run.slice(1).split('%'), hex => Number.parseInt(hex, 16));
      return new TextDecoder('windows-1252').decode(bytes);
    }
  });
}

/** Parameters of a query string; the last of several counts, as in PHP. `+` is a blank. */
export function parseQuery(search: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
    params.set(decodePercent(name), decodePercent(value.join('=')));
  }
  return params;
}
