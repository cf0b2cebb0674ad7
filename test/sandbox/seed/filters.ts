import { triggers } from '../triggers.ts';

/** AbuseFilters of all three sites. Rules are in AbuseFilter's own language; numbered from 1 in this order. */
export const filters = [
  {
    name: 'Advertising tone',
    rules: `added_lines irlike '${triggers.filterWarning}'`,
    actions: { warn: ['abusefilter-warning'], tag: ['possible advertising'] },
  },
  {
    name: 'Bought followers',
    rules: `added_lines irlike '${triggers.filterDisallowed}'`,
    actions: { disallow: ['abusefilter-disallowed'] },
  },
];
