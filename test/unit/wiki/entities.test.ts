import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { WikiError } from '../../../lib/wiki/client.ts';
import { getEntities, getEntitiesByTitle, parseEntity } from '../../../lib/wiki/entities.ts';
import { holds, sameStatement } from '../../../lib/wiki/entity-data.ts';
import { searchEntities } from '../../../lib/wiki/entity-search.ts';
import type { Snak, Statement } from '../../../lib/wiki/entity-types.ts';
import { json, type Reply, scripted } from './scripted-fetch.ts';

/** The answer of a real Wikibase, by the name of its recording. */
function recorded(file: string): unknown {
  const url = new URL(`../../sandbox/wikibase/recordings/${file}.json`, import.meta.url);
  return z.object({ response: z.unknown() }).parse(JSON.parse(readFileSync(url, 'utf8'))).response;
}

const recordedReply = (file: string): Reply => json(recorded(file));

describe('entities', () => {
  it('are read as a real Wikibase gives them, statements and all', async () => {
    const { client } = scripted([recordedReply('022-get-item')]);
    const [entity] = (await getEntities(client, ['Q130000003'])).values();
    expect(entity).toMatchObject({ id: 'Q130000003', type: 'item', title: 'Q130000003' });
    expect(entity?.labels.en?.value).toBe('Lab painting');
    expect(entity?.unreadStatements).toBeUndefined();
    const types = Object.values(entity?.claims ?? {})
      .flat()
      .map(({ mainsnak }) => (mainsnak.snaktype === 'value' ? mainsnak.datavalue.type : mainsnak.snaktype));
    for (const type of [
      'string',
      'wikibase-entityid',
      'time',
      'quantity',
      'globecoordinate',
      'monolingualtext',
    ]) {
      expect(types).toContain(type);
    }
  });

  it('are the same from formatversion 1, from an empty one, and from the content of a revision', () => {
    const one = z.object({ entities: z.record(z.string(), z.unknown()) });
    const old = Object.values(one.parse(recorded('023-get-item-formatversion1')).entities)[0];
    expect(parseEntity(old).type).toBe('item');
    const empty = Object.values(one.parse(recorded('024-get-item-empty-formatversion2')).entities)[0];
    expect(parseEntity(empty)).toMatchObject({ labels: {}, claims: {}, sitelinks: {} });
    const content =
      '{"type":"item","id":"Q1","labels":{"en":{"language":"en","value":"Minimal"}},"descriptions":[],"aliases":[],"claims":[],"sitelinks":[]}';
    expect(parseEntity(JSON.parse(content))).toMatchObject({
      id: 'Q1',
      revision: 0,
      aliases: {},
      claims: {},
    });
  });

  it('of files have their statements under claims', async () => {
    const { client } = scripted([recordedReply('165-mediainfo-get')]);
    const entity = (await getEntities(client, ['M32'])).get('M32');
    expect(entity).toMatchObject({ type: 'mediainfo', title: 'File:Lab second.png', revision: 35 });
    expect(entity?.claims.P180).toHaveLength(1);
  });

  it('of files that have none yet are empty, missing items are missing', async () => {
    const none = scripted([recordedReply('164-mediainfo-get-none-yet')]);
    expect((await getEntities(none.client, ['M31'])).get('M31')).toMatchObject({ revision: 0, claims: {} });
    const missing = scripted([recordedReply('102-get-missing')]);
    const found = await getEntities(missing.client, ['Q99999998', 'Q42'], { props: ['info'] });
    expect([...found.keys()]).toEqual(['Q42']);
  });

  it('that were merged come as what they became', async () => {
    const { client } = scripted([recordedReply('120-get-redirect')]);
    const entity = (await getEntities(client, ['Q130000049'])).get('Q130000049');
    expect(entity).toMatchObject({ id: 'Q130000048', redirectedFrom: 'Q130000049' });
  });

  it('are asked 50 at a time, each once', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `Q${index + 1}`);
    const { client, sent } = scripted(one => {
      const asked = (one.params.ids ?? '').split('|');
      return json({ entities: Object.fromEntries(asked.map(id => [id, { id, type: 'item' }])) })(one);
    });
    const found = await getEntities(client, [...ids, 'Q1'], { props: ['labels'], languages: ['en', 'sw'] });
    expect(sent).toHaveLength(3);
    expect(sent[0]?.params).toMatchObject({ props: 'labels', languages: 'en|sw' });
    expect(found.size).toBe(101);
  });

  it('are found by the title of their page', async () => {
    const { client, sent } = scripted([recordedReply('074-get-by-sitelink')]);
    const found = await getEntitiesByTitle(client, 'commonswiki', ['Sandbox', 'Nothing_here'], {
      props: ['labels'],
    });
    expect(sent[0]?.params).toMatchObject({ titles: 'Sandbox|Nothing here', props: 'labels|info|sitelinks' });
    expect([...found].map(([title, { id }]) => [title, id])).toEqual([['Sandbox', 'Q130000003']]);
    const files = scripted([recordedReply('166-mediainfo-get-by-title')]);
    const byFile = await getEntitiesByTitle(files.client, 'commonswiki', ['File:Lab_second.png']);
    expect(byFile.get('File:Lab_second.png')?.id).toBe('M32');
  });

  it('keep what can be read when one statement is of a kind made later', () => {
    const statement = {
      type: 'statement',
      rank: 'normal',
      mainsnak: { snaktype: 'value', property: 'P1', datavalue: { type: 'string', value: 'x' } },
    };
    const strange = {
      ...statement,
      mainsnak: { ...statement.mainsnak, datavalue: { type: 'poem', value: [1] } },
    };
    const entity = parseEntity({
      id: 'Q1',
      type: 'item',
      claims: { P1: [statement, strange], P2: [strange] },
    });
    expect(Object.keys(entity.claims)).toEqual(['P1']);
    expect(entity.unreadStatements).toBe(2);
  });

  it('are not made up from something else', () => {
    for (const json of [null, [], { id: 'Q1' }, { id: 'L1', type: 'lexeme' }]) {
      expect(() => parseEntity(json)).toThrow(WikiError);
    }
  });
});

describe('searching', () => {
  it('gives ids with label, description and what matched', async () => {
    const { client, sent } = scripted([recordedReply('104-search-item')]);
    const found = await searchEntities(client, ' Many ', { type: 'item', language: 'en', limit: 5 });
    expect(sent[0]?.params).toMatchObject({ search: 'Many', type: 'item', language: 'en', limit: '5' });
    expect(found[0]).toEqual({ id: 'Q130000004', label: 'Many 0', description: null, matched: null });
    expect(found).toHaveLength(5);
  });

  it('asks nothing for nothing', async () => {
    const { client, sent } = scripted([]);
    expect(await searchEntities(client, '  ', { type: 'item', language: 'en' })).toEqual([]);
    expect(sent).toHaveLength(0);
  });
});

describe('whether an entity holds an edit', () => {
  const text = (property: string, value: string): Snak => ({
    snaktype: 'value',
    property,
    datavalue: { type: 'string', value },
  });
  const statement = (id: string, more: Partial<Statement> = {}): Statement => ({
    id,
    type: 'statement',
    rank: 'normal',
    mainsnak: text('P1', 'x'),
    ...more,
  });
  const entity = parseEntity({
    id: 'Q1',
    type: 'item',
    labels: { en: { language: 'en', value: 'A' } },
    aliases: {
      en: [
        { language: 'en', value: 'B' },
        { language: 'en', value: 'C' },
      ],
    },
    sitelinks: { commonswiki: { site: 'commonswiki', title: 'Category:A' } },
    claims: { P1: [statement('Q1$AA', { references: [{ snaks: { P2: [text('P2', 'r')] } }] })] },
  });

  it('is told by terms, sitelinks and statement ids, set or taken away', () => {
    expect(holds(entity, {})).toBe(true);
    expect(holds(entity, { labels: { en: { language: 'en', value: ' A ' } } })).toBe(true);
    expect(holds(entity, { labels: { en: { language: 'en', value: 'Z' } } })).toBe(false);
    expect(holds(entity, { labels: { de: { language: 'de', remove: '' } } })).toBe(true);
    expect(holds(entity, { labels: { en: { language: 'en', remove: '' } } })).toBe(false);
    expect(holds(entity, { aliases: { en: [{ language: 'en', value: 'B', add: '' }] } })).toBe(true);
    expect(holds(entity, { aliases: { en: [{ language: 'en', value: 'B' }] } })).toBe(false);
    expect(holds(entity, { aliases: { en: [{ language: 'en', value: 'D', remove: '' }] } })).toBe(true);
    expect(holds(entity, { sitelinks: { commonswiki: { site: 'commonswiki', title: 'Category:A' } } })).toBe(
      true,
    );
    expect(holds(entity, { sitelinks: { commonswiki: { site: 'commonswiki', remove: '' } } })).toBe(false);
    expect(holds(entity, { claims: [{ id: 'Q1$aa', remove: '' }] })).toBe(false);
    expect(holds(entity, { claims: [{ id: 'Q1$BB', remove: '' }] })).toBe(true);
  });

  it('does not take a statement with the same id but another value or source for ours', () => {
    const references = [{ snaks: { P2: [text('P2', 'r')] } }];
    expect(holds(entity, { claims: [statement('Q1$aa', { references })] })).toBe(true);
    expect(holds(entity, { claims: [statement('Q1$AA')] })).toBe(false);
    expect(holds(entity, { claims: [statement('Q1$AA', { references, mainsnak: text('P1', 'y') })] })).toBe(
      false,
    );
    expect(holds(entity, { claims: [statement('Q1$AA', { references, rank: 'preferred' })] })).toBe(false);
  });

  it('cannot be told for a statement without an id', () => {
    const { id, ...nameless } = statement('Q1$AA');
    expect(id).toBe('Q1$AA');
    expect(holds(entity, { claims: [nameless] })).toBe(false);
  });

  it('does not depend on hashes, the order of qualifiers, or the derived number of an id', () => {
    const item = (value: object): Statement =>
      statement('Q1$AA', {
        mainsnak: {
          snaktype: 'value',
          property: 'P3',
          hash: JSON.stringify(value),
          datavalue: { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: 'Q5', ...value } },
        },
      });
    expect(sameStatement(item({}), item({ 'numeric-id': 5 }))).toBe(true);
    const qualified = (...snaks: Snak[]) =>
      statement('Q1$AA', { qualifiers: Object.fromEntries(snaks.map(snak => [snak.property, [snak]])) });
    expect(
      sameStatement(qualified(text('P4', 'a'), text('P5', 'b')), qualified(text('P5', 'b'), text('P4', 'a'))),
    ).toBe(true);
    expect(sameStatement(qualified(text('P4', 'a')), qualified())).toBe(false);
  });
});
