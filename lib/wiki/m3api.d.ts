/**
 * What lib/wiki uses of m3api 1.1.0, whose own types (under types/) are not found from the files a browser imports.
 * The plain browser session is taken, not the one of `m3api/browser.js`: that one merges requests made at the same
 * moment, writes too, and a write must never be merged with anything.
 */
declare module 'm3api/fetch-browser.js' {
  export type SessionParams = Readonly<Record<string, unknown>>;
  export type SessionOptions = Readonly<Record<string, unknown>>;

  /** The part of a `Response` m3api reads. */
  export interface SessionReply {
    readonly status: number;
    readonly headers: Headers;
    json(): Promise<unknown>;
  }

  export class FetchBrowserSession {
    constructor(apiUrl: string, defaultParams?: SessionParams, defaultOptions?: SessionOptions);
    readonly tokens: Map<string, string>;
    request(params: SessionParams, options?: SessionOptions): Promise<unknown>;
    protected getRequestHeaders(options: SessionOptions): Record<string, string>;
    protected getFetchOptions(fetchOptions: RequestInit): RequestInit;
    fetch(resource: URL, fetchOptions: RequestInit): Promise<SessionReply>;
  }
}
