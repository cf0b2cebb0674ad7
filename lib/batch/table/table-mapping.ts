import * as z from 'zod/mini';
import { textLike } from '../../shapes.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import type { CommandSnak } from '../input/commands.ts';
import { entityValue } from '../input/value-text.ts';
import type { ColumnUse, Table, TableMapping } from './table-types.ts';

const property = textLike(/^P[1-9]\d*$/);
const language = z.exactOptional(z.string());
const unit = z.exactOptional(z.string());

const column = z.union([
  z.object({ kind: z.enum(['ignore', 'subject']) }),
  z.object({ kind: z.enum(['label', 'description', 'alias']), language: z.string() }),
  z.object({ kind: z.literal('sitelink'), site: z.string() }),
  z.object({
    kind: z.literal('statement'),
    property,
    language,
    unit,
    separator: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('qualifier'), property, of: z.number(), language, unit }),
  z.object({ kind: z.literal('reference'), property, language }),
]);

const snaks = z.array(
  z.custom<CommandSnak>(
    value => typeof value === 'object' && value !== null && 'property' in value && 'value' in value,
  ),
);

/** A remembered mapping, as `Mappings` of lib/store keeps it. */
export const tableMappingSchema: z.ZodMiniType<TableMapping> = z.object({
  columns: z.array(column),
  constants: snaks,
  reference: snaks,
  key: z.nullable(property),
  create: z.boolean(),
});

/** Kinds of tables that come so often that the panel knows them. */
export type Preset = 'heritage-list' | 'collection-on-files';

/** One column a preset knows: the property or part, and words that headers name it by. */
interface Known {
  readonly use: ColumnUse;
  readonly words: RegExp;
}

const heritage: readonly Known[] = [
  { use: { kind: 'subject' }, words: /^(item|qid|q-?id|wikidata)$/i },
  { use: { kind: 'label', language: 'en' }, words: /^(name|title|label|monument|site)$/i },
  { use: { kind: 'description', language: 'en' }, words: /^(description|desc)$/i },
  { use: { kind: 'statement', property: 'P31' }, words: /^(type|kind|instance of|category)$/i },
  { use: { kind: 'statement', property: 'P17' }, words: /^(country|land|pays)$/i },
  {
    use: { kind: 'statement', property: 'P131' },
    words: /^(place|municipality|district|county|region|commune|adm\d?|located in.*)$/i,
  },
  {
    use: { kind: 'statement', property: 'P625' },
    words: /^(coord(inate)?s?( location)?|lat.*lon.*|position)$/i,
  },
  {
    use: { kind: 'statement', property: 'P1435' },
    words: /^(designation|status|protection|heritage designation)$/i,
  },
  { use: { kind: 'statement', property: 'P571' }, words: /^(built|year|inception|date|constructed)$/i },
  { use: { kind: 'statement', property: 'P18' }, words: /^(image|photo|picture)$/i },
  { use: { kind: 'statement', property: 'P373' }, words: /^(commons ?cat(egory)?)$/i },
  { use: { kind: 'reference', property: 'P854' }, words: /^(source|reference|url|ref)$/i },
];

const files: readonly Known[] = [
  { use: { kind: 'subject' }, words: /^(file|filename|file name|title|mid|m-?id)$/i },
  { use: { kind: 'label', language: 'en' }, words: /^(caption)$/i },
  { use: { kind: 'statement', property: 'P195' }, words: /^(collection|institution|museum)$/i },
  {
    use: { kind: 'statement', property: 'P217' },
    words: /^(inventory( number| no\.?)?|accession( number)?|inv\.?( no\.?)?)$/i,
  },
  { use: { kind: 'statement', property: 'P275' }, words: /^(licen[cs]e|copyright licen[cs]e)$/i },
  { use: { kind: 'statement', property: 'P6216' }, words: /^(copyright( status)?|rights)$/i },
  { use: { kind: 'statement', property: 'P7482' }, words: /^(source( of file)?)$/i },
  { use: { kind: 'statement', property: 'P170' }, words: /^(creator|author|artist|photographer)$/i },
  { use: { kind: 'statement', property: 'P571' }, words: /^(date|year|inception)$/i },
  { use: { kind: 'statement', property: 'P180' }, words: /^(depicts|subject)$/i },
];

/** What a preset has to be told; all of it goes to every row. */
export interface PresetValues {
  /** Language of names and descriptions in the table. */
  readonly language: string;
  /** Heritage list: the register's own id property, e.g. P2186; looked up so that nothing is made twice. */
  readonly register?: EntityId;
  /** Statements every row gets: country and designation of a list, collection and copyright status of files. */
  readonly constants?: readonly (readonly [property: EntityId, item: EntityId])[];
}

/** A mapping to begin with, from the names of the columns; what is not recognised is ignored until someone says what it is. */
export function presetMapping(
  preset: Preset,
  { header }: Pick<Table, 'header'>,
  { language: words, register, constants = [] }: PresetValues,
): TableMapping {
  const known = preset === 'heritage-list' ? heritage : files;
  const used = new Set<Known>();
  const columns = header.map((name): ColumnUse => {
    const plain = name.replace(/\s+/g, ' ').trim();
    const isRegister = new RegExp(`^(id|number|no\\.?|register.*|wlm.?id|${register ?? 'P0'})$`, 'i').test(
      plain,
    );
    if (register !== undefined && isRegister) return { kind: 'statement', property: register };
    if (/^P[1-9]\d*$/i.test(plain)) return { kind: 'statement', property: plain.toUpperCase() };
    const found = known.find(one => !used.has(one) && one.words.test(plain));
    if (found === undefined) return { kind: 'ignore' };
    used.add(found);
    return 'language' in found.use ? { ...found.use, language: words } : found.use;
  });
  return {
    columns,
    constants: constants.map(([one, item]) => ({
      property: one,
      value: { kind: 'value', datavalue: entityValue(item) },
    })),
    reference: [],
    key: preset === 'heritage-list' ? (register ?? null) : null,
    create: preset === 'heritage-list',
  };
}
