import { findSections, type Section } from '../../wikitext/sections.ts';
import { findTemplates, type Template } from '../../wikitext/templates.ts';
import { checklistOf } from '../checklist-default.ts';
import type { Config } from '../config.ts';
import { keysOf } from '../record/record-fields.ts';
import { paramText, readFields } from '../record/record-template.ts';
import { type Check, type CheckGroup, checkGroups } from './request.ts';
import { checkFields } from './request-fields.ts';
import type { RequestRemark } from './request-results.ts';

/** A box with the template it was read from. */
export interface ReadCheck {
  readonly check: Check;
  readonly template: Template;
}

/**
 * The boxes of a page in order. The group of a box is what its `group` says; else the section it stands in, known by a
 * heading in the configuration's words or, once people have translated that, by most of the boxes below it; else the
 * group its id has in the configuration; else that of the box before it.
 */
export function readChecks(
  text: string,
  config: Config,
  remarks: RequestRemark[] = [],
): readonly ReadCheck[] {
  const templates = findTemplates(text, config.templates.check);
  if (templates.length === 0) return [];
  const sections = findSections(text);
  const configured = new Map(checklistOf(config).map(box => [box.id, box]));
  const raw = templates.map(template => ({ template, chain: sectionsAround(sections, template.start) }));
  const tally = tallyOf(raw, configured);

  const found: ReadCheck[] = [];
  const ids = new Set<string>();
  let before: CheckGroup = 'technical';
  for (const { template, chain } of raw) {
    const fields = readFields(template, checkFields, (param, value) => {
      remarks.push({ kind: 'unknown-value', of: 'check', param, value });
    });
    const box = configured.get(fields.id);
    const worded = fields.text.trim() === '' ? (box?.text ?? '') : fields.text;
    if (worded === '' && fields.id === '') {
      remarks.push({ kind: 'empty', of: 'check' });
      continue;
    }
    if (fields.id !== '' && ids.has(fields.id)) remarks.push({ kind: 'twice', of: 'check', id: fields.id });
    ids.add(fields.id);
    const group: CheckGroup =
      groupNamed(paramText(template, 'group'), config) ??
      first(chain, section => groupNamed(section.title, config)) ??
      mostOf(tally.get(chain[0])) ??
      box?.group ??
      before;
    before = group;
    found.push({ check: { ...fields, text: worded, group }, template });
  }
  return found;
}

/** A group by its key or by its heading in the configuration, whatever the case. */
export function groupNamed(name: string, config: Config): CheckGroup | undefined {
  const plain = name.replace(/'{2,}/g, '').trim().toLowerCase();
  if (plain === '') return undefined;
  return checkGroups.find(group => group === plain || config.checkGroups[group].toLowerCase() === plain);
}

/** Names and wikitext of all fields of a box. @throws {FieldTextError} */
export function writeCheck(check: Check): readonly (readonly [string, string])[] {
  return keysOf(checkFields).map(key => writeCheckField(check, key));
}

/** One field of a box. @throws {FieldTextError} */
export function writeCheckField(check: Check, key: keyof typeof checkFields): readonly [string, string] {
  switch (key) {
    case 'state':
      return [checkFields.state.param, checkFields.state.write(check.state)];
    default:
      return [checkFields[key].param, checkFields[key].write(check[key])];
  }
}

type Known = ReadonlyMap<string, { readonly group: CheckGroup }>;

/** How many boxes of each group stand in each innermost section. */
function tallyOf(
  raw: readonly { readonly template: Template; readonly chain: readonly Section[] }[],
  configured: Known,
): ReadonlyMap<Section | undefined, ReadonlyMap<CheckGroup, number>> {
  const tally = new Map<Section | undefined, Map<CheckGroup, number>>();
  for (const { template, chain } of raw) {
    const group = configured.get(paramText(template, 'id'))?.group;
    if (group === undefined) continue;
    const counts = tally.get(chain[0]) ?? new Map<CheckGroup, number>();
    counts.set(group, (counts.get(group) ?? 0) + 1);
    tally.set(chain[0], counts);
  }
  return tally;
}

/** The group that has more than half; boxes of several groups below one heading keep their own. */
function mostOf(counts: ReadonlyMap<CheckGroup, number> | undefined): CheckGroup | undefined {
  if (counts === undefined) return undefined;
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return [...counts].find(([, count]) => count * 2 > all)?.[0];
}

/** The sections a place is in, the innermost first. */
function sectionsAround(sections: readonly Section[], at: number): readonly Section[] {
  return sections.filter(({ start, end }) => start <= at && at < end).reverse();
}

function first<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
