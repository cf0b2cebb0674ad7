import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';

/**
 * A certificate authority of the sandbox's own, and one certificate for its host names. Node makes keys but not
 * certificates, so the few structures of X.509 (RFC 5280) that are needed are written out here in DER; this spares
 * every machine an openssl command.
 */
export interface Certificates {
  /** PEM of the authority: what a client has to trust. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the certificate's public key, base64: for Chromium's --ignore-certificate-errors-spki-list. */
  readonly spki: string;
}

const day = 86_400_000;

/** Makes an authority and a certificate for `hosts`, both valid from yesterday (`now` in ms) for two years. */
export function makeCertificates(hosts: readonly string[], now: number): Certificates {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const validity = { from: now - day, until: now + 730 * day };
  const caName = name('Sandbox authority (partnership helpdesk panel)');
  const caKeyId = keyId(authority.publicKey);
  const ca = certificate({
    subject: caName,
    issuer: caName,
    publicKey: authority.publicKey,
    signer: authority.privateKey,
    ...validity,
    extensions: [
      extension(oids.basicConstraints, true, sequence(boolean(true))),
      extension(oids.keyUsage, true, tlv(0x03, Buffer.from([1, 0x06]))),
      extension(oids.subjectKeyId, false, tlv(0x04, caKeyId)),
    ],
  });
  const cert = certificate({
    subject: name('Sandbox wikis'),
    issuer: caName,
    publicKey: server.publicKey,
    signer: authority.privateKey,
    ...validity,
    extensions: [
      extension(oids.basicConstraints, true, sequence()),
      extension(oids.keyUsage, true, tlv(0x03, Buffer.from([7, 0x80]))),
      extension(oids.extendedKeyUsage, false, sequence(oid(oids.serverAuth))),
      extension(oids.subjectAltName, false, sequence(...hosts.map(host => tlv(0x82, Buffer.from(host))))),
      extension(oids.subjectKeyId, false, tlv(0x04, keyId(server.publicKey))),
      extension(oids.authorityKeyId, false, sequence(tlv(0x80, caKeyId))),
    ],
  });
  return {
    ca: pem(ca),
    cert: pem(cert),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    spki: createHash('sha256').update(spkiOf(server.publicKey)).digest('base64'),
  };
}

/** Whether a PEM certificate made earlier serves these hosts for another month (`now` in ms). */
export function stillGood(cert: string, hosts: readonly string[], now: number): boolean {
  const parsed = new X509Certificate(cert);
  return (
    Date.parse(parsed.validTo) > now + 30 * day && hosts.every(host => parsed.checkHost(host) !== undefined)
  );
}

const oids = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  subjectKeyId: '2.5.29.14',
  authorityKeyId: '2.5.29.35',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

function certificate(parts: {
  subject: Buffer;
  issuer: Buffer;
  publicKey: KeyObject;
  signer: KeyObject;
  from: number;
  until: number;
  extensions: readonly Buffer[];
}): Buffer {
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  const serial = randomBytes(16);
  // The first byte between 1 and 127: positive, and no leading zero to trim.
  serial[0] = (serial.readUInt8(0) & 0x7f) | 0x01;
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    algorithm,
    parts.issuer,
    sequence(time(parts.from), time(parts.until)),
    parts.subject,
    spkiOf(parts.publicKey),
    tlv(0xa3, sequence(...parts.extensions)),
  );
  const signature = sign('sha256', body, parts.signer);
  return sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function boolean(value: boolean): Buffer {
  return tlv(0x01, Buffer.from([value ? 0xff : 0]));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const digits = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return tlv(0x06, Buffer.from(bytes));
}

function name(commonName: string): Buffer {
  return sequence(tlv(0x31, sequence(oid(oids.commonName), tlv(0x0c, Buffer.from(commonName)))));
}

/** UTCTime, good until 2049. */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return tlv(0x17, Buffer.from(`${digits}Z`));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), tlv(0x04, value));
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1').update(spkiOf(key)).digest();
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
