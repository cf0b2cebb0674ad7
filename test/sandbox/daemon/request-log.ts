import * as z from 'zod/mini';

/** A request as the proxy saw it, before it was answered. */
export interface SeenRequest {
  readonly wiki: 'commons' | 'wikidata' | 'meta';
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** Of the action API: the value of `action`; null for anything else. */
  readonly action: string | null;
  /** Query and body together. Tokens and passwords are kept only as the fact that they were there. */
  readonly params: Readonly<Record<string, string>>;
}

export const loggedRequest = z.object({
  /** Counts up from 1 since the sandbox started. */
  number: z.number(),
  /** Milliseconds since 1970 at its arrival. */
  at: z.number(),
  wiki: z.enum(['commons', 'wikidata', 'meta']),
  host: z.string(),
  method: z.string(),
  path: z.string(),
  action: z.nullable(z.string()),
  params: z.record(z.string(), z.string()),
  origin: z.nullable(z.string()),
  agent: z.nullable(z.string()),
  /** What was sent back; null when nothing was (connection cut, or still at work). */
  status: z.nullable(z.number()),
  /** From arrival to answer; null while it is at work. */
  ms: z.nullable(z.number()),
  /** Kind of the fault it met, if any. */
  fault: z.nullable(z.string()),
});

export type LoggedRequest = z.infer<typeof loggedRequest>;

const kept = 5000;
const secret = /token|password|^captchaword$/i;
const longest = 20_000;

/** The latest requests, oldest first. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #last = 0;

  /** Number of the latest request: later ones come {@link since} it. */
  mark(): number {
    return this.#last;
  }

  since(mark: number): readonly LoggedRequest[] {
    return this.#entries.filter(entry => entry.number > mark);
  }

  /** Notes a request at its arrival; the entry is completed by the proxy as things happen. */
  open(seen: SeenRequest, at: number, origin: string | undefined, agent: string | undefined): LoggedRequest {
    this.#last += 1;
    const entry: LoggedRequest = {
      number: this.#last,
      at,
      ...seen,
      origin: origin ?? null,
      agent: agent ?? null,
      status: null,
      ms: null,
      fault: null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > kept) this.#entries.splice(0, this.#entries.length - kept);
    return entry;
  }
}

/** Reads method, address and body of a request into what rules and the log look at. */
export function readRequest(
  wiki: SeenRequest['wiki'],
  host: string,
  method: string,
  target: string,
  contentType: string,
  body: Buffer,
): SeenRequest {
  const url = new URL(target, `https://${host}`);
  const params: Record<string, string> = {};
  const note = (name: string, value: string) => {
    params[name] = secret.test(name) ? '[removed]' : value.slice(0, longest);
  };
  for (const [name, value] of url.searchParams) note(name, value);
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) note(name, value);
  } else if (contentType.startsWith('multipart/form-data')) {
    for (const [name, value] of multipartFields(contentType, body)) note(name, value);
  }
  const action = url.pathname === '/w/api.php' ? (params.action ?? null) : null;
  return { wiki, host, method, path: url.pathname, action, params };
}

/** Text fields of a multipart body; files are left out. */
function* multipartFields(contentType: string, body: Buffer): Generator<readonly [string, string]> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return;
  for (const part of body.toString('latin1').split(`--${boundary}`)) {
    const gap = part.indexOf('\r\n\r\n');
    const head = part.slice(0, gap);
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (gap < 0 || name === undefined || /filename/i.test(head)) continue;
    yield [name, Buffer.from(part.slice(gap + 4, -2), 'latin1').toString('utf8')];
  }
}
