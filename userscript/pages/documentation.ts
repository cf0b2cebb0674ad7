import type { Config } from '../../lib/desk/config.ts';
import { opportunityStatuses } from '../../lib/desk/opportunity/opportunity.ts';
import { opportunityFields, sightingFields } from '../../lib/desk/opportunity/opportunity-fields.ts';
import { licences, materials, partnerKinds } from '../../lib/desk/record/partner.ts';

/** What people need to know to read and mend a record by hand: one line per parameter, and the same as TemplateData. */

export interface ParamDoc {
  readonly about: string;
  readonly keys?: readonly string[];
  readonly required?: boolean;
  readonly example?: string;
}

const opportunityParams: Readonly<Record<string, ParamDoc>> = {
  schema: { about: 'Version of this format; leave it as it is.', example: '1' },
  status: { about: 'Where the opportunity stands.', keys: opportunityStatuses, required: true },
  partner: { about: 'Name of the possible partner.', required: true, example: 'Uganda Museum' },
  item: { about: 'Its item on Wikidata.', example: 'Q190804' },
  kind: { about: 'What kind of partner it is.', keys: partnerKinds },
  country: { about: 'Two-letter codes of countries (ISO 3166-1), separated by commas.', example: 'UG, KE' },
  material: { about: 'What it could share, separated by commas.', keys: materials },
  volume: { about: 'How much of it, in your own words.', example: 'about 4,000 glass negatives' },
  licence: { about: 'How the rights stand.', keys: licences },
  languages: { about: 'Language codes as the wikis use them, separated by commas.', example: 'sw, en' },
  links: { about: 'Addresses of pages, separated by commas.', example: 'https://example.org/collection' },
  'claimed by': { about: 'User name of who looks into it.' },
  'claimed until': { about: 'When that claim ends, in UTC.', example: '2026-12-05T00:00:00Z' },
  reason: { about: 'Why not now, for that status.' },
  'duplicate of': { about: 'Title of the record that stays, for that status.' },
  request: { about: 'Title of the request it became, for that status.' },
};

const sightingParams: Readonly<Record<string, ParamDoc>> = {
  by: { about: 'User name of who flagged it.', required: true },
  at: { about: 'When, in UTC.', example: '2026-11-21T09:30:00Z' },
  page: { about: 'The page they were on, with the prefix of its wiki.', example: 'd:Q190804' },
  material: { about: 'What they saw, separated by commas.', keys: materials },
  volume: { about: 'How much of it, in their own words.' },
  licence: { about: 'How the rights stand, as they saw it.', keys: licences },
  why: { about: 'Why this is an opportunity.' },
};

export function opportunityDoc(config: Config): string {
  const { opportunity, sighting } = config.templates;
  return [
    `One possible content partner of the [[${config.pages.helpdesk}|Helpdesk]]. Each has a page of its own below [[${config.pages.opportunities}]], named after its item on Wikidata or, without one, after its name; so nobody can make a second one for the same partner by mistake.`,
    '',
    `You may change anything by hand: the order of the lines, comments, parameters of your own and all text around are kept. Below the record stands one <code><nowiki>{{</nowiki>${sighting}<nowiki>}}</nowiki></code> for each person who flagged the partner.`,
    '',
    'Please keep contact details of persons out of it: a wiki page is public for good.',
    '',
    usage(opportunity, Object.keys(opportunityParams)),
    table(opportunityParams),
    templateData('A possible content partner of the Helpdesk', opportunityParams),
  ].join('\n');
}

export function sightingDoc(config: Config): string {
  const { opportunity, sighting } = config.templates;
  return [
    `One person's flag on a possible content partner; stands below <code><nowiki>{{</nowiki>${opportunity}<nowiki>}}</nowiki></code>, on one line.`,
    '',
    usage(sighting, Object.keys(sightingParams)),
    table(sightingParams),
    templateData("One person's flag on a possible content partner", sightingParams),
  ].join('\n');
}

/** Parameters that the panel writes and nobody has described yet: a test holds this empty. */
export function undocumented(): readonly string[] {
  const written = [
    ...Object.values(opportunityFields).filter(({ param }) => !Object.hasOwn(opportunityParams, param)),
    ...Object.values(sightingFields).filter(({ param }) => !Object.hasOwn(sightingParams, param)),
  ];
  return written.map(({ param }) => param);
}

/** How the template is written, empty. */
export function usage(template: string, params: readonly string[]): string {
  return `<pre>{{${template}\n${params.map(param => `|${param} =`).join('\n')}\n}}</pre>\n`;
}

/** One row per parameter. */
export function table(params: Readonly<Record<string, ParamDoc>>): string {
  const rows = Object.entries(params).map(([param, { about, keys, required, example }]) => {
    const values = keys === undefined ? '' : ` One of: ${keys.map(key => `<code>${key}</code>`).join(', ')}.`;
    const shown = example === undefined ? '' : ` For example <code><nowiki>${example}</nowiki></code>.`;
    return `|-\n| <code>${param}</code>${required === true ? ' (required)' : ''} || ${about}${values}${shown}`;
  });
  return `{| class="wikitable"\n! Parameter !! What it holds\n${rows.join('\n')}\n|}\n`;
}

export function templateData(description: string, params: Readonly<Record<string, ParamDoc>>): string {
  const described = Object.entries(params).map(([param, { about, keys, required, example }]) => [
    param,
    {
      description: about,
      type: 'line',
      ...(keys === undefined ? {} : { suggestedvalues: keys }),
      ...(required === true ? { required } : {}),
      ...(example === undefined ? {} : { example }),
    },
  ]);
  const data = { description, format: 'block', params: Object.fromEntries(described) };
  return `<templatedata>\n${JSON.stringify(data, null, 2)}\n</templatedata>`;
}
