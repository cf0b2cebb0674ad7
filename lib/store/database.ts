import { type DBSchema, type IDBPDatabase, wrap } from 'idb';

/**
 * The panel's one database in this browser: drafts, caches, and the journal of batches. The wiki is the
 * record; what lies here is either not public yet or can be read again.
 */
export interface StoreSchema extends DBSchema {
  /** What someone is typing: kept until published or thrown away. Private contact details live here and nowhere else. */
  drafts: {
    key: string;
    value: DraftRow;
    indexes: { changed: number };
  };
  /** Answers of a wiki that can be asked for again. */
  cache: {
    key: string;
    value: CacheRow;
    indexes: { used: number };
  };
  /** Batches of edits, those under way and those of the past. */
  batches: {
    key: string;
    value: BatchRow;
    indexes: { created: number };
  };
  /** How the columns of tables were mapped the last time, by layout. */
  mappings: {
    key: string;
    value: MappingRow;
  };
  /** The edits of batches, one row each: what is to be sent, and what became of it. */
  edits: {
    key: [batch: string, number: number];
    value: EditRow;
    indexes: { state: [batch: string, state: string] };
  };
}

/** A batch as stored. `content` is checked when it is read: an older version of the panel may have written it. */
export interface BatchRow {
  readonly id: string;
  readonly created: number;
  /** Still to be worked on: never thrown away to make room. */
  readonly open: boolean;
  readonly edits: number;
  readonly content: unknown;
}

/** What was chosen for tables with this layout. `content` is checked when it is read. */
export interface MappingRow {
  readonly layout: string;
  readonly used: number;
  readonly content: unknown;
}

/** An edit of a batch as stored; `number` is its place in the batch, `state` one of the engine's. */
export interface EditRow {
  readonly batch: string;
  readonly number: number;
  readonly state: string;
  readonly content: unknown;
}

/** A draft as stored. `content` is checked when it is read: an older version of the panel may have written it. */
export interface DraftRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly created: number;
  readonly changed: number;
  readonly content: unknown;
}

/** A cached value as stored. `size` is in UTF-16 units of its JSON; times are milliseconds since 1970. */
export interface CacheRow {
  readonly key: string;
  readonly value: unknown;
  readonly revision: number | null;
  readonly expires: number | null;
  readonly used: number;
  readonly size: number;
}

/** Why the store could not do what was asked. */
export type StoreFailure =
  /** The browser gives no database here (private window, blocked site data, damaged profile). */
  | 'unavailable'
  /** A newer panel in another tab changed the database: this tab has to be opened again. */
  | 'outdated'
  /** The disk quota is used up. */
  | 'full';

/** The store failed; `reason` tells what the person can do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly reason: StoreFailure,
    cause?: unknown,
  ) {
    super(`The browser's store failed: ${reason}`, cause === undefined ? undefined : { cause });
  }
}

/** What the store needs from where it runs. */
export interface StoreEnv {
  readonly factory: IDBFactory;
  /** Name of the database; one per browser profile and origin. */
  readonly name?: string;
  /** Another tab with an older panel holds the database open; it is asked to let go, and we wait. */
  readonly onBlocked?: () => void;
  /** A newer panel took over; everything here fails with `outdated` from now on. */
  readonly onOutdated?: () => void;
}

type Connection = IDBPDatabase<StoreSchema>;

/**
 * One step per version, applied in order to whatever version is found. Steps are never edited once they have
 * shipped: a new shape is a new step.
 */
const migrations: readonly ((db: Connection) => void)[] = [
  db => {
    db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('changed', 'changed');
    db.createObjectStore('cache', { keyPath: 'key' }).createIndex('used', 'used');
  },
  db => {
    db.createObjectStore('batches', { keyPath: 'id' }).createIndex('created', 'created');
    db.createObjectStore('mappings', { keyPath: 'layout' });
    db.createObjectStore('edits', { keyPath: ['batch', 'number'] }).createIndex('state', ['batch', 'state']);
  },
];

/** Version of the database this panel writes. */
export const storeVersion = migrations.length;

/** The database, opened on first use and again after the browser closed it under us. */
export interface Store {
  /**
   * Runs `work` on an open connection.
   * @throws {StoreError}
   */
  use<T>(work: (db: Connection) => Promise<T>): Promise<T>;
  close(): void;
}

/** Makes the store; nothing is opened before it is used. */
export function openStore(env: StoreEnv): Store {
  let connection: Promise<Connection> | undefined;
  let outdated = false;

  const connect = (): Promise<Connection> => {
    connection ??= openDatabase(env, {
      closed: () => {
        connection = undefined;
      },
      outdated: () => {
        outdated = true;
        connection = undefined;
        env.onOutdated?.();
      },
    }).catch((error: unknown) => {
      connection = undefined;
      throw error;
    });
    return connection;
  };

  return {
    async use(work) {
      if (outdated) throw new StoreError('outdated');
      try {
        try {
          return await work(await connect());
        } catch (error) {
          // The connection was closed between two uses (the browser may do so under memory pressure): one new try.
          if (!isClosed(error) || outdated) throw error;
          connection = undefined;
          return await work(await connect());
        }
      } catch (error) {
        throw asStoreError(error);
      }
    },
    close() {
      const open = connection;
      connection = undefined;
      open?.then(
        db => db.close(),
        () => undefined,
      );
    },
  };
}

function openDatabase(
  env: StoreEnv,
  report: { readonly closed: () => void; readonly outdated: () => void },
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const request = env.factory.open(env.name ?? 'partnership-helpdesk-panel', storeVersion);
    request.onupgradeneeded = event => {
      const db = wrap(request.result) as Connection;
      for (const migrate of migrations.slice(event.oldVersion)) migrate(db);
    };
    request.onblocked = () => env.onBlocked?.();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = wrap(request.result) as Connection;
      // Another tab wants a newer version: let go at once, or that tab waits for ever.
      db.addEventListener('versionchange', () => {
        db.close();
        report.outdated();
      });
      db.addEventListener('close', report.closed);
      resolve(db);
    };
  });
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidStateError';
}

function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  switch (error.name) {
    case 'VersionError':
      return new StoreError('outdated', error);
    case 'QuotaExceededError':
      return new StoreError('full', error);
    case 'SecurityError':
    case 'InvalidStateError':
    case 'UnknownError':
    case 'NotAllowedError':
    case 'AbortError':
      return new StoreError('unavailable', error);
    default:
      return error;
  }
}
