import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultConfig, parseConfig } from '../../../lib/desk/config.ts';
import { planFlag } from '../../../lib/desk/opportunity/flag-plan.ts';
import type { FlagDraft } from '../../../lib/desk/opportunity/opportunity.ts';
import { findPersonal } from '../../../lib/desk/personal.ts';
import { countryOfItem } from '../../../lib/desk/record/countries.ts';
import { decodeField, encodeField } from '../../../lib/desk/record/field-text.ts';

/** The userscript runs in pages where other scripts may have put things on every object. */
const planted = ['|', 'evil', 'tag', 'nbsp', 'UG', 'status', 'item'];
beforeEach(() => {
  for (const name of planted) {
    Object.defineProperty(Object.prototype, name, {
      value: 'planted',
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
});
afterEach(() => {
  for (const name of planted) Reflect.deleteProperty(Object.prototype, name);
});

test('records and configuration are the same on a page that extended Object.prototype', () => {
  const draft: FlagDraft = {
    partner: 'Uganda Museum',
    item: 'Q1',
    kind: 'museum',
    country: ['UG'],
    material: ['maps'],
    volume: '',
    licence: null,
    languages: ['sw'],
    links: ['https://example.org/'],
    why: 'a|b &nbsp;',
    page: '',
  };
  const page = { exists: false, title: 'X', invalid: false, redirectedFrom: null } as const;
  const plan = planFlag(page, draft, 'A', 0, defaultConfig);
  if (!plan.ok) throw new Error(JSON.stringify(plan.obstacle));
  expect(plan.text).not.toMatch(/planted|evil/);
  expect(plan.record.sightings[0]?.why).toBe('a|b &nbsp;');
  expect(decodeField(encodeField('a|b&nbsp;'))).toBe('a|b&nbsp;');
  expect(JSON.stringify(parseConfig('{"limits": {"smallBatch": 7}}'))).toBe(
    JSON.stringify({
      config: { ...defaultConfig, limits: { ...defaultConfig.limits, smallBatch: 7 } },
      problems: [],
    }),
  );
  expect(countryOfItem('evil')).toBeUndefined();
  expect(findPersonal('nothing here')).toEqual([]);
});
