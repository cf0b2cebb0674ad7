import { createHash } from 'node:crypto';

/**
 * The id Chromium gives an extension: the first 16 bytes of the SHA-256 of its public key, written with the letters a to p
 * (https://developer.chrome.com/docs/extensions/reference/manifest/key).
 */
export function extensionId(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
