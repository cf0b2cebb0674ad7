import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { plainUser, sameUser } from '../../../lib/desk/same-user.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import { mayBeUserName, type UserNameFound } from '../../../lib/wiki/user-names.ts';
import { useHost } from '../host-context.ts';

/** What is known of a user name. `not-asked`: the wiki gave no answer. */
export type NameState = 'asking' | 'not-asked' | UserNameFound['is'];

/** User names that were typed somewhere, each asked for once. */
export interface UserNames {
  /** Undefined while nobody asked. */
  stateOf(name: string): NameState | undefined;
  /** Asks for those that are not known, in one request. Never rejects; resolves when all are known or could not be. */
  ask(names: readonly string[]): Promise<void>;
}

/** `find`: asks the wiki; may reject with a {@link WikiError}. */
export function openUserNames(
  find: (names: readonly string[]) => Promise<readonly UserNameFound[]>,
): UserNames {
  const states = signal<ReadonlyMap<string, NameState>>(new Map());
  const underWay = new Map<string, Promise<void>>();
  const put = (names: readonly string[], stateOf: (name: string) => NameState) => {
    const next = new Map(states.peek());
    for (const name of names) next.set(plainUser(name), stateOf(name));
    states.value = next;
  };
  async function look(names: readonly string[]): Promise<void> {
    put(names, () => 'asking');
    try {
      const found = await find(names);
      put(names, name => found.find(one => sameUser(one.name, name))?.is ?? 'not-asked');
    } catch (error) {
      put(names, () => 'not-asked');
      if (!(error instanceof WikiError)) throw error;
    } finally {
      for (const name of names) underWay.delete(plainUser(name));
    }
  }
  return {
    stateOf: name => states.value.get(plainUser(name)),
    async ask(names) {
      const unknown = names.filter(name => {
        const state = states.peek().get(plainUser(name));
        return mayBeUserName(name) && (state === undefined || state === 'not-asked');
      });
      if (unknown.length > 0) {
        const looking = look(unknown);
        for (const name of unknown) underWay.set(plainUser(name), looking);
      }
      await Promise.all(names.map(name => underWay.get(plainUser(name))));
    },
  };
}

/** Whom the panel asks for user names; null where it cannot, which keeps nobody from anything. */
export const UserNamesContext = createContext<UserNames | null>(null);

/** Names in a form, as far as they are known. */
export interface NamesNow {
  readonly asking: boolean;
  /** Nobody has these: they are to be mended before anything is saved. */
  readonly nobody: readonly string[];
  /** The wiki takes these for no names. */
  readonly noNames: readonly string[];
  /** These could not be asked for. */
  readonly notAsked: readonly string[];
  readonly ok: boolean;
  /** Asks at once for what is not known yet; whether all may be used. */
  settle(): Promise<boolean>;
}

/** How long typing rests before the wiki is asked, in milliseconds. */
const pause = 600;

/** What is known of these names, asked for once typing rests. */
export function useNames(names: readonly string[]): NamesNow {
  const people = useContext(UserNamesContext);
  const { clock } = useHost();
  useEffect(() => {
    if (people === null || names.length === 0) return;
    const stop = new AbortController();
    clock.sleep(pause, stop.signal).then(
      () => people.ask(names),
      () => undefined,
    );
    return () => stop.abort();
  }, [people, clock, names.join('\n')]);
  const those = (state: NameState) => names.filter(name => people?.stateOf(name) === state);
  const bad = () => [...those('nobody'), ...those('no-name')];
  return {
    asking: those('asking').length > 0,
    nobody: those('nobody'),
    noNames: those('no-name'),
    notAsked: those('not-asked'),
    ok: bad().length === 0,
    async settle() {
      await people?.ask(names);
      return bad().length === 0;
    },
  };
}

/** A list with the name that is typed and not added yet: it counts. */
export function withTyped(people: readonly string[], typed: string): readonly string[] {
  const name = typed.replaceAll('_', ' ').trim();
  return name === '' || people.some(one => sameUser(one, name)) ? people : [...people, name];
}

/** Those of a list that are not among others. */
export function namesBeyond(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter(name => !others.some(one => sameUser(one, name)));
}
