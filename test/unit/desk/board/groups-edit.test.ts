import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newGroupId } from '../../../../lib/desk/board/groups.ts';
import { type GroupDeed, planGroup } from '../../../../lib/desk/board/groups-edit.ts';
import { parseConfig, type WorkingGroup } from '../../../../lib/desk/config.ts';

const group = (id: string, change: Partial<WorkingGroup> = {}): WorkingGroup => ({
  id,
  name: `Group ${id}`,
  kind: 'standing',
  members: ['Ann', 'Bo', 'Cy', 'Di'],
  languages: ['sw'],
  topics: ['maps'],
  page: '',
  ...change,
});

function plan(page: string | null, deed: GroupDeed): string {
  const planned = planGroup(page, deed);
  if (planned.kind !== 'text') throw new Error(JSON.stringify(planned));
  return planned.text;
}

/** Laid out by hand, with fields that the panel does not know and numbers written in a way of their own. */
const byHand = `{
  "about":   "Ours. \\u00e9 {[\\"",
  "limits": { "claimDays": 3e0 },
  "workingGroups": [
    {"id":"data", "name":"Data",  "kind":"standing","members":[ "A","B" ,"C","D"], "chair": "A" },
    {
      "id": "maps",
      "name": "Maps",
      "kind": "task-force",
      "members": [
        "Ann",
        "Bo",
        "Cy",
        "Di"
      ],
      "topics": ["maps"],
      "since": "2026"
    }
  ],
  "tag": ""
}
`;
const maps = parseConfig(byHand).config.workingGroups.find(({ id }) => id === 'maps') ?? group('maps');

describe('a working group on the configuration page', () => {
  it('is changed where it differs; all else stays as it was written', () => {
    const text = plan(byHand, {
      kind: 'change',
      seen: maps,
      group: { ...maps, members: [...maps.members, 'Ed'], topics: ['maps', 'sea'], languages: ['sv'] },
    });
    expect(text).toBe(
      byHand
        .replace('        "Di"\n', '        "Di",\n        "Ed"\n')
        .replace('"topics": ["maps"]', '"topics": ["maps","sea"]')
        .replace('"since": "2026"\n', '"since": "2026",\n      "languages": [\n        "sv"\n      ]\n'),
    );
  });

  it('is added below the others, and closed, without touching them', () => {
    const added = plan(byHand, { kind: 'add', group: group('new') });
    const begin = byHand.slice(0, byHand.indexOf('\n  ],\n  "tag"'));
    expect(added.startsWith(`${begin},\n    {\n      "id": "new",`)).toBe(true);
    expect(added.endsWith('\n    }\n  ],\n  "tag": ""\n}\n')).toBe(true);
    expect(plan(added, { kind: 'close', seen: group('new') })).toBe(byHand);
    expect(plan(byHand, { kind: 'close', seen: maps })).toBe(
      `${byHand.slice(0, byHand.indexOf(',\n    {\n      "id": "maps"'))}${byHand.slice(byHand.indexOf('\n  ],\n  "tag"'))}`,
    );
  });

  it('comes onto a page that has none, or is not there', () => {
    for (const page of [
      null,
      '{}',
      '{\n}\n',
      '{\n\t"tag": "x"\n}',
      '{"workingGroups":[]}',
      '<pre>{}</pre>',
    ]) {
      const text = plan(page, { kind: 'add', group: group('new') });
      expect(parseConfig(text)).toMatchObject({ config: { workingGroups: [group('new')] }, problems: [] });
      expect(parseConfig(plan(text, { kind: 'close', seen: group('new') })).config.workingGroups).toEqual([]);
    }
  });

  it('is not written where the page has its groups twice or is no list of fields', () => {
    const twice = '{"workingGroups":[],"workingGroups":[]}';
    for (const page of [twice, '[]', '3', '', '{"workingGroups":[],}']) {
      expect(planGroup(page, { kind: 'add', group: group('new') }).kind).toBe('broken-page');
    }
  });

  it('survives any order and any layout of changes: what is read is what was meant, the rest is the same', () => {
    const ids = ['a', 'b', 'c'];
    const step = fc.record({
      id: fc.constantFrom(...ids),
      what: fc.constantFrom('add', 'change', 'close'),
      members: fc.subarray(['Ann', 'Bo "x"', 'Cé', 'Di\\', 'Ed']),
    });
    const about = fc.jsonValue();
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        about,
        fc.constantFrom(0, 1, 4),
        (steps, value, indent) => {
          let page = JSON.stringify(
            { about: value, tag: 'x', workingGroups: [], $schema: value },
            null,
            indent,
          );
          const wanted: WorkingGroup[] = [];
          for (const { id, what, members } of steps) {
            const at = wanted.findIndex(one => one.id === id);
            const seen = wanted[at];
            const next = group(id, { members });
            if (seen === undefined) {
              if (what !== 'add') continue;
              page = plan(page, { kind: 'add', group: next });
              wanted.push(next);
            } else if (what === 'close') {
              page = plan(page, { kind: 'close', seen });
              wanted.splice(at, 1);
            } else if (what === 'change' && JSON.stringify(seen) !== JSON.stringify(next)) {
              page = plan(page, { kind: 'change', seen, group: next });
              wanted[at] = next;
            }
          }
          const read: unknown = JSON.parse(page);
          expect(read).toEqual({
            about: JSON.parse(JSON.stringify(value)),
            tag: 'x',
            workingGroups: wanted,
            $schema: JSON.parse(JSON.stringify(value)),
          });
        },
      ),
    );
  });

  it('gets an id that no other has, also from a name in another script', () => {
    expect(newGroupId('Música & Maps ', [])).toBe('musica-maps');
    expect(newGroupId('خرائط', [])).toBe('group');
    expect(newGroupId('Maps', [group('maps'), group('maps-2')])).toBe('maps-3');
  });
});
