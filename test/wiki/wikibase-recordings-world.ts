import { deflateSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { Lab } from './wikibase-recordings-lab.ts';

/** Properties of the lab: id, data type, label. */
const properties: readonly (readonly [id: string, datatype: string, label: string])[] = [
  ['P17', 'wikibase-item', 'country'],
  ['P18', 'commonsMedia', 'image'],
  ['P31', 'wikibase-item', 'instance of'],
  ['P106', 'wikibase-item', 'occupation'],
  ['P170', 'wikibase-item', 'creator'],
  ['P180', 'wikibase-item', 'depicts'],
  ['P195', 'wikibase-item', 'collection'],
  ['P214', 'external-id', 'VIAF cluster ID'],
  ['P217', 'string', 'inventory number'],
  ['P248', 'wikibase-item', 'stated in'],
  ['P275', 'wikibase-item', 'copyright license'],
  ['P276', 'wikibase-item', 'location'],
  ['P373', 'string', 'Commons category'],
  ['P518', 'wikibase-item', 'applies to part'],
  ['P569', 'time', 'date of birth'],
  ['P571', 'time', 'inception'],
  ['P585', 'time', 'point in time'],
  ['P625', 'globe-coordinate', 'coordinate location'],
  ['P813', 'time', 'retrieved'],
  ['P854', 'url', 'reference URL'],
  ['P856', 'url', 'official website'],
  ['P1082', 'quantity', 'population'],
  ['P1259', 'globe-coordinate', 'coordinates of the point of view'],
  ['P1476', 'monolingualtext', 'title'],
  ['P1545', 'string', 'series ordinal'],
  ['P1687', 'wikibase-property', 'Wikidata property'],
  ['P2048', 'quantity', 'height'],
  ['P2093', 'string', 'author name string'],
  ['P2096', 'monolingualtext', 'media legend'],
  ['P3831', 'wikibase-item', 'object of statement has role'],
  ['P6216', 'wikibase-item', 'copyright status'],
];

/** Items of the lab with the statements the recordings show; values of time are dates, of other types what they are. */
const items: readonly (readonly [
  id: string,
  label: string,
  statements: readonly (readonly [string, string])[],
])[] = [
  ['Q5', 'human', []],
  ['Q145', 'United Kingdom', []],
  ['Q146', 'house cat', []],
  ['Q183', 'Germany', []],
  ['Q328', 'English Wikipedia', []],
  ['Q515', 'city', []],
  ['Q11573', 'metre', []],
  ['Q36180', 'writer', []],
  ['Q3305213', 'painting', []],
  ['Q20007257', 'CC BY 4.0', []],
  ['Q50423863', 'copyrighted', []],
  [
    'Q64',
    'Berlin',
    [
      ['P31', 'Q515'],
      ['P17', 'Q183'],
    ],
  ],
  [
    'Q84',
    'London',
    [
      ['P31', 'Q515'],
      ['P17', 'Q145'],
    ],
  ],
  [
    'Q42',
    'Douglas Adams',
    [
      ['P31', 'Q5'],
      ['P106', 'Q36180'],
      ['P214', '113230702'],
      ['P569', '1952-03-11'],
    ],
  ],
];

const edited = z.object({ entity: z.object({ id: z.string(), lastrevid: z.number() }) });
const pages = z.object({
  query: z.object({
    pages: z.array(
      z.object({ title: z.string(), pageid: z.optional(z.number()), lastrevid: z.optional(z.number()) }),
    ),
  }),
});

/** Makes what the recordings found: properties, items, two files and the switches they assume. */
export async function prepareWorld(lab: Lab): Promise<void> {
  const { users, switches } = lab.sandbox;
  const unlimited = { [users.editor.name]: null, [users.admin.name]: null, [users.newcomer.name]: null };
  for (const wiki of ['wikidata', 'commons'] as const) await switches.set(wiki, { rateLimits: unlimited });
  await prepareFiles(lab);
  for (const [id, datatype, label] of properties) {
    await put(lab, id, { datatype, labels: { en: label }, descriptions: { en: `lab copy of ${id}` } });
  }
  for (const [id, label, statements] of items) {
    const terms =
      id === 'Q42'
        ? {
            labels: { en: label, de: label },
            descriptions: { en: 'English author and humourist (1952–2001)' },
            aliases: { en: [{ language: 'en', value: 'Douglas Noel Adams' }] },
          }
        : { labels: { en: label }, descriptions: { en: `lab copy of ${id}` } };
    await put(lab, id, {
      ...terms,
      claims: statements.map(([property, value]) => statement(lab, property, value)),
    });
  }
  await captionFile(lab);
  const sandboxPage = { action: 'edit', title: 'Sandbox', text: 'A page to link to.' };
  await lab.change('commons', 'Admin', sandboxPage);
}

/** Content of an entity of the lab; terms as plain texts. */
interface Content {
  readonly datatype?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, readonly { language: string; value: string }[]>>;
  readonly claims?: readonly object[];
}

/** Gives an entity of the sandbox this content: the one with the same id where there is one, else a new one. */
async function put(lab: Lab, id: string, content: Content): Promise<void> {
  const terms = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([language, value]) => [language, { language, value }]));
  const data = JSON.stringify({
    ...content,
    labels: terms(content.labels),
    descriptions: terms(content.descriptions),
  });
  const { body } = await lab.call('wikidata', null, { action: 'wbgetentities', ids: id, props: 'info' });
  const exists = !JSON.stringify(body).includes('"missing"');
  const target = exists ? { id, clear: '1' } : { new: id.startsWith('P') ? 'property' : 'item' };
  const { entity } = edited.parse(
    await lab.change('wikidata', 'Admin', { action: 'wbeditentity', ...target, data }),
  );
  lab.names.pair('entity', id, entity.id);
}

function statement(lab: Lab, property: string, value: string): object {
  const datavalue = /^Q\d+$/.test(value)
    ? { type: 'wikibase-entityid', value: { 'entity-type': 'item', id: lab.names.translate(value) } }
    : /^\d{4}-/.test(value)
      ? { type: 'time', value: day(value) }
      : { type: 'string', value };
  const mainsnak = { snaktype: 'value', property: lab.names.translate(property), datavalue };
  return { type: 'statement', rank: 'normal', mainsnak };
}

function day(date: string): object {
  const calendarmodel = 'http://www.wikidata.org/entity/Q1985727';
  return { time: `+${date}T00:00:00Z`, timezone: 0, before: 0, after: 0, precision: 11, calendarmodel };
}

async function prepareFiles(lab: Lab): Promise<void> {
  const text =
    '== {{int:filedesc}} ==\n{{Information|description={{en|1=A lab file}}|source=own|author=DemoUser|date=2026-01-01}}\n\n[[Category:Lab files]]';
  for (const [id, name, shade] of [
    ['M31', 'Lab example.png', 40],
    ['M32', 'Lab second.png', 160],
  ] as const) {
    await lab.upload('DemoUser', name, lab.names.translate(text), picture(shade));
    const title = `File:${name}`;
    const page = pages.parse((await lab.call('commons', null, { action: 'query', titles: title })).body).query
      .pages[0];
    lab.names.pair('entity', id, `M${page?.pageid}`);
    lab.names.pair('page', id.slice(1), page?.pageid ?? '');
  }
}

async function captionFile(lab: Lab): Promise<void> {
  const data = {
    labels: { en: { language: 'en', value: 'a caption' } },
    claims: [statement(lab, 'P180', 'Q146')],
  };
  const params = { action: 'wbeditentity', id: lab.names.translate('M32'), data: JSON.stringify(data) };
  await lab.change('commons', 'DemoUser', params);
}

/** A grey PNG of 8 × 8 pixels. */
function picture(shade: number): Uint8Array<ArrayBuffer> {
  const row = [0, ...Array.from({ length: 8 }, () => shade)];
  const pixels = deflateSync(Buffer.from(Array.from({ length: 8 }, () => row).flat()));
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** CRC-32 as PNG wants it (ISO 3309). */
function checksum(bytes: Buffer): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
