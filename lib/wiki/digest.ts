/** SHA-1 of a text in UTF-8, 40 hexadecimal digits: what MediaWiki keeps of each slot of a revision. */
export function sha1(text: string): Promise<string> {
  return digest('SHA-1', text);
}

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
export function sha256(text: string): Promise<string> {
  return digest('SHA-256', text);
}

async function digest(algorithm: string, text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text)));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
