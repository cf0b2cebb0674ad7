import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig, parseConfig } from '../../../lib/desk/config.ts';
import { summaryText } from '../../../lib/desk/summaries.ts';
import { clipSummary } from '../../../lib/wiki/summary.ts';

describe('the configuration page', () => {
  test('missing, or empty, is the built-in configuration', () => {
    expect(parseConfig(null)).toEqual({ config: defaultConfig, problems: [] });
    expect(parseConfig('{}')).toEqual({ config: defaultConfig, problems: [] });
    expect(defaultConfig.emails.helpdesk).toBe('helpdesk@wikimedia.se');
    expect(defaultConfig.pages.opportunities).toBe('Content Partnerships Hub/Helpdesk/Opportunities');
  });

  test('reads back what was written, also inside a tag that shows it as code', () => {
    const json = JSON.stringify(defaultConfig);
    expect(parseConfig(json)).toEqual({ config: defaultConfig, problems: [] });
    expect(parseConfig(`<syntaxhighlight lang="json">\n${json}\n</syntaxhighlight>\n`).config).toEqual(
      defaultConfig,
    );
  });

  test('a mistake costs one field, and is reported by its path', () => {
    const { config, problems } = parseConfig(
      JSON.stringify({
        about: 'Ask on the talk page before changing this.',
        pages: { opportunities: 'Own/Records', requests: 'Bad [title]', oportunities: 'x' },
        roles: { staff: ['Maja Lindqvist (WMSE)'], committee: 'Karim' },
        limits: { smallBatch: 200, claimDays: 0, trialEdits: 2.5 },
        workingGroups: [{ id: 'data', name: 'Heritage data', kind: 'standing', members: ['A', 'B'] }],
        emails: 'nobody',
        tag: 'helpdesk panel',
      }),
    );
    expect(config.pages).toEqual({ ...defaultConfig.pages, opportunities: 'Own/Records' });
    expect(config.roles).toEqual({ ...defaultConfig.roles, staff: ['Maja Lindqvist (WMSE)'] });
    expect(config.limits).toEqual({ ...defaultConfig.limits, smallBatch: 200 });
    expect(config.workingGroups).toEqual([
      {
        id: 'data',
        name: 'Heritage data',
        kind: 'standing',
        members: ['A', 'B'],
        languages: [],
        topics: [],
        page: '',
      },
    ]);
    expect(config.emails).toEqual(defaultConfig.emails);
    expect(
      problems.map(problem => ('path' in problem ? `${problem.kind} ${problem.path}` : problem.kind)).sort(),
    ).toEqual([
      'bad-value limits.claimDays',
      'bad-value limits.trialEdits',
      'bad-value pages.requests',
      'bad-value roles.committee',
      'bad-value tag',
      'not-an-object emails.',
      'unknown pages.oportunities',
    ]);
  });

  test.each(['', 'not json', '[]', '"x"', 'null', '{"pages": null}', '{"__proto__": {"tag": "x"}}'])(
    '%j never stops the panel',
    text => {
      const { config, problems } = parseConfig(text);
      expect(config).toEqual(defaultConfig);
      expect(problems).toHaveLength(1);
    },
  );

  test('anything at all gives a complete configuration', () => {
    const keys = fc.constantFrom(...Object.keys(defaultConfig), 'constructor', 'toString');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), page => {
        const { config } = parseConfig(JSON.stringify(page));
        expect(Object.keys(config)).toEqual(Object.keys(defaultConfig));
        expect(parseConfig(JSON.stringify(config))).toEqual({ config, problems: [] });
      }),
    );
  });
});

describe('edit summaries', () => {
  test('name the partner and the panel', () => {
    expect(summaryText(defaultConfig, 'flag', 'Uganda Museum')).toBe(
      'Flag Uganda Museum as an opportunity for a content partnership ([[Content Partnerships Hub/Helpdesk/Panel|helpdesk panel]])',
    );
  });

  test('let no name make a link or push the panel out', () => {
    const text = summaryText(defaultConfig, 'flag', `[[Main Page]] $2 $1\n${'x'.repeat(500)}`);
    expect(text.match(/\[\[/g)).toHaveLength(1);
    expect(text).not.toContain('\n');
    expect(clipSummary(text)).toBe(text);
  });
});
