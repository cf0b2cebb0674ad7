import { type Config, unwrapped, type WorkingGroup } from '../config.ts';
import {
  appendEntry,
  elementsOf,
  indentAt,
  type JsonMember,
  type JsonSpan,
  membersOf,
  removeEntry,
  replaceSpan,
  valueAt,
  written,
} from '../json-text.ts';

/** What becomes of one group in the list. `at`: its place among the groups there are. */
export type GroupChange =
  | { readonly kind: 'add'; readonly group: WorkingGroup }
  | { readonly kind: 'change'; readonly at: number; readonly group: WorkingGroup }
  | { readonly kind: 'remove'; readonly at: number };

const listName = 'workingGroups' satisfies keyof Config;

/**
 * The configuration page with one group changed; a missing page (null) is made. Of a group that is there only what differs is
 * written anew; fields the panel does not know, the other groups and the rest of the page stay byte for byte. Undefined when
 * the page is laid out so that this cannot be done: not an object, or two lists of groups.
 */
export function withGroupChange(page: string | null, change: GroupChange): string | undefined {
  const text = page ?? '{\n}\n';
  const json = unwrapped(text);
  const offset = text.indexOf(json);
  const root = valueAt(json, 0);
  const changed = json[root.start] === '{' ? changedList(json, root, change) : undefined;
  return changed === undefined
    ? undefined
    : text.slice(0, offset) + changed + text.slice(offset + json.length);
}

function changedList(json: string, root: JsonSpan, change: GroupChange): string | undefined {
  const members = membersOf(json, root);
  const lists = members.filter(({ key }) => key === listName);
  const [list] = lists;
  if (list === undefined) {
    if (change.kind !== 'add') return undefined;
    return appendEntry(
      json,
      root,
      members,
      indent => `${JSON.stringify(listName)}: ${written([change.group], json, indent)}`,
    );
  }
  if (lists.length > 1) return undefined;
  const groups = elementsOf(json, list.value);
  switch (change.kind) {
    case 'add':
      return appendEntry(json, list.value, groups, indent => written(change.group, json, indent));
    case 'remove':
      return removeEntry(json, list.value, groups, change.at);
    case 'change': {
      const group = groups[change.at];
      return group === undefined ? undefined : changedGroup(json, group, change.group);
    }
  }
}

/** From the last field to the first, so that what was found in the text stays where it is. */
function changedGroup(json: string, group: JsonSpan, wanted: WorkingGroup): string | undefined {
  const members = membersOf(json, group);
  const names = members.map(({ key }) => key);
  if (new Set(names).size < names.length) return undefined;
  let text = json;
  const missing = Object.entries(wanted).filter(([key, value]) => !names.includes(key) && !isEmpty(value));
  let entries: readonly JsonSpan[] = members;
  for (const [key, value] of missing) {
    const whole = valueAt(text, group.start);
    text = appendEntry(
      text,
      whole,
      entries,
      indent => `${JSON.stringify(key)}: ${written(value, text, indent)}`,
    );
    entries = membersOf(text, valueAt(text, group.start));
  }
  const values = new Map<string, unknown>(Object.entries(wanted));
  for (const member of [...members].reverse()) {
    if (values.has(member.key)) text = withValue(text, member, values.get(member.key));
  }
  return text;
}

/** The same value stays as it was written. */
function withValue(text: string, { value: span }: JsonMember, value: unknown): string {
  const before = text.slice(span.start, span.end);
  if (JSON.stringify(JSON.parse(before)) === JSON.stringify(value)) return text;
  const indent = before.includes('\n') ? indentAt(text, span.start) : null;
  return replaceSpan(text, span, written(value, text, indent));
}

/** What the panel reads where nothing is written. */
function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
