import type { WikiId } from '../../wiki/sites.ts';
import { findTemplates, type Template } from '../../wikitext/templates.ts';
import { normalizeTitle } from '../address/titles.ts';
import type {
  Fact,
  FactItem,
  FactKey,
  FactPage,
  FactSource,
  FactText,
  FactUrl,
  FactValues,
} from '../facts/facts.ts';
import { type FactContext, FactList, webAddress } from '../facts/gather.ts';
import { imageOf, itemFact } from '../facts/item-facts.ts';
import { firstAddress, plainText, topLevel } from './plain.ts';

/** Keys whose facts may have such a value. */
type KeyFor<Value> = { [Key in FactKey]: Value extends FactValues[Key] ? Key : never }[FactKey];
type Rows<Value> = readonly (readonly [key: KeyFor<Value>, ...parameters: readonly string[]])[];

/** Which parameters of a template make which facts, by what the parameter holds. */
interface TemplateTable {
  readonly names: RegExp;
  readonly item?: readonly string[];
  readonly text?: Rows<FactText>;
  /** A person, place or institution: an item where the value is or holds an item's id, else text. */
  readonly named?: Rows<FactText | FactItem>;
  /** The first web address of the value, else its text. */
  readonly addressOrText?: Rows<FactUrl | FactText>;
  readonly address?: Rows<FactUrl>;
  readonly category?: Rows<FactPage>;
  readonly image?: Rows<FactValues['image']>;
  readonly date?: Rows<FactValues['born']>;
  readonly identifier?: Rows<FactValues['isil']>;
}

/** Names of parameters in lower case with blanks (DOMAIN 2.6; the templates' documentation on Commons). */
const fileTemplates: TemplateTable = {
  names: /^(?:Information|Artwork|Photograph|Book|Map|Art Photo|Specimen|Musical work)$/,
  text: [
    ['description', 'description', 'title'],
    ['date', 'date', 'map date', 'publication date', 'artwork date'],
  ],
  named: [
    ['author', 'author', 'artist', 'photographer', 'cartographer'],
    ['collection', 'institution', 'collection', 'gallery'],
  ],
  addressOrText: [['source', 'source', 'photo source']],
  identifier: [['inventory-number', 'accession number', 'id']],
};

const institutionTemplate: TemplateTable = {
  names: /^Institution$/,
  item: ['wikidata'],
  text: [
    ['name', 'name'],
    ['description', 'description'],
  ],
  named: [['place', 'location']],
  address: [['website', 'website', 'url', 'homepage']],
  category: [['category', 'homecat']],
  image: [['image', 'image']],
  date: [['inception', 'established']],
};

const creatorTemplate: TemplateTable = {
  names: /^Creator$/,
  item: ['wikidata'],
  text: [
    ['name', 'name'],
    ['description', 'description'],
  ],
  category: [['category', 'homecat']],
  image: [['image', 'image']],
  date: [
    ['born', 'birthdate'],
    ['died', 'deathdate'],
  ],
};

/** Identifiers that Institution and Creator pages hold in a template of their own. */
const authorityTemplate: TemplateTable = {
  names: /^Authority control$/,
  identifier: [
    ['viaf', 'viaf'],
    ['isil', 'isil'],
  ],
};

/** Licence templates by how their names begin: https://commons.wikimedia.org/wiki/Commons:Copyright_tags */
const licence = /^(?:cc-|cc0|pd-|gfdl|fal$|ogl|kogl|no known|attribution)/i;
/** Templates that take licences as their parameters. */
const licensing = /^(?:self|licensed-|art photo$)/i;

/** A page with what it was read from. */
export interface TemplatePage {
  readonly wiki: WikiId;
  readonly title: string;
  readonly wikitext: string;
}

/** Facts out of the first template that describes a file: Information, Artwork and the like, and the licence templates. */
export function fileTemplateFacts(page: TemplatePage, context: FactContext): readonly Fact[] {
  const list = new FactList();
  const templates = findTemplates(page.wikitext);
  addFrom(list, fileTemplates, page, topLevel(templates), context);
  for (const template of templates) {
    const given = licensing.test(template.name) ? template.params.map(({ value }) => value) : [];
    for (const name of [template.name, ...given]) {
      if (!licence.test(name)) continue;
      const source = sourceIn(page, template.name, null);
      list.add('licence', { type: 'text', text: name, language: null }, source, false, 4);
    }
  }
  return list.facts;
}

/** Facts out of the template of an Institution: or Creator: page. */
export function profileFacts(
  kind: 'institution' | 'creator',
  page: TemplatePage,
  context: FactContext,
): readonly Fact[] {
  const list = new FactList();
  const templates = findTemplates(page.wikitext);
  addFrom(list, kind === 'institution' ? institutionTemplate : creatorTemplate, page, templates, context);
  addFrom(list, authorityTemplate, page, templates, context);
  return list.facts;
}

/** The item that `{{Institution|wikidata=Q…}}` or `{{Creator|Wikidata=Q…}}` names; null without one. */
export function itemInTemplate(wikitext: string): string | null {
  for (const template of findTemplates(wikitext)) {
    if (template.name !== 'Institution' && template.name !== 'Creator') continue;
    const id = itemId(paramValue(template, 'wikidata'));
    if (id !== null) return id;
  }
  return null;
}

function addFrom(
  list: FactList,
  table: TemplateTable,
  page: TemplatePage,
  templates: readonly Template[],
  context: FactContext,
): void {
  const template = templates.find(({ name }) => table.names.test(name));
  if (template === undefined) return;
  const each = <Value extends Fact['value']>(
    rows: Rows<Value> | undefined,
    read: (value: string) => NoInfer<Value> | null,
  ) => {
    for (const [key, ...names] of rows ?? []) {
      for (const name of names) {
        const value = paramValue(template, name);
        if (value === '') continue;
        list.addListed(key, read(value), sourceIn(page, template.name, name));
      }
    }
  };
  const text = (value: string) => plainText(value, context.languages);
  const address = (value: string): FactUrl | null => {
    const url = webAddress(firstAddress(value) ?? '');
    return url === null ? null : { type: 'url', url };
  };
  const item = (value: string): FactItem | null => {
    const id = itemId(value);
    return id === null ? null : itemFact(id, context);
  };
  for (const name of table.item ?? []) {
    list.add('item', item(paramValue(template, name)), sourceIn(page, template.name, name));
  }
  each(table.text, text);
  each(table.named, value => item(value) ?? text(value));
  each(table.addressOrText, value => address(value) ?? text(value));
  each(table.address, address);
  each(table.category, value => {
    const title = normalizeTitle(`Category:${value.replace(/^:?\s*category\s*:/i, '')}`);
    return title === null ? null : { type: 'page', wiki: 'commons', title };
  });
  each(table.image, value => imageOf(value.replace(/^(?:file|image)\s*:/i, '')));
  each(table.date, dateIn);
  each(table.identifier, value => {
    const id = text(value)?.text;
    return id === undefined ? null : { type: 'identifier', id };
  });
}

/** An item's id that is the whole value, or the first parameter or `wikidata` of a template in it: `{{Q|190804}}`. */
function itemId(value: string): string | null {
  return (
    /^(?:\{\{[^{}|]*\|(?:\s*wikidata\s*=)?)?\s*(Q[1-9]\d{0,9})\s*(?:\}\}|\|[^{}]*\}\})?$/i.exec(value)?.[1] ??
    null
  );
}

/** A year, month or day as ISO 8601 has it; dates in words are left to the item. */
function dateIn(value: string): FactValues['born'] | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value.trim());
  if (match === null) return null;
  const precision = match[3] !== undefined ? 'day' : match[2] !== undefined ? 'month' : 'year';
  return { type: 'date', date: match[0], precision };
}

function sourceIn(page: TemplatePage, template: string, parameter: string | null): FactSource {
  return { from: 'template', wiki: page.wiki, page: page.title, template, parameter };
}

/** The last parameter of this name counts. Names do not know case, and blanks and underscores are the same. */
function paramValue(template: Template, name: string): string {
  const same = template.params.filter(one => one.name.toLowerCase().replaceAll('_', ' ') === name);
  return same.at(-1)?.value ?? '';
}
