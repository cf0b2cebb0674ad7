import type { EntityData } from '../../../../lib/wiki/entity-data.ts';
import type { Entity, Statement } from '../../../../lib/wiki/entity-types.ts';

/** A refusal of the wiki, as wbeditentity words it: nothing of the edit is saved. */
export class Refused extends Error {}

/**
 * What a real Wikibase does with the data of one `wbeditentity`, as recorded: terms and sitelinks are set or removed,
 * aliases added or removed one by one, a statement with an id replaces the one with that id as a whole or is added at
 * the end, a statement to remove must be there, and one bad part refuses the whole. Written from the recordings, without
 * a look at the planner.
 */
export function wbeditentity(entity: Entity, data: EntityData): Entity {
  const labels = { ...entity.labels };
  const descriptions = { ...entity.descriptions };
  const aliases: Record<string, { language: string; value: string }[]> = {};
  for (const [language, list] of Object.entries(entity.aliases)) aliases[language] = [...list];
  const sitelinks = { ...entity.sitelinks };
  const statements: Statement[] = Object.values(entity.claims).flat();

  for (const [terms, changes] of [
    [labels, data.labels],
    [descriptions, data.descriptions],
  ] as const) {
    for (const [language, change] of Object.entries(changes ?? {})) {
      if (change.language !== language) throw new Refused('inconsistent-language');
      if ('remove' in change) delete terms[language];
      else if (change.value.trim() === '') throw new Refused('empty term');
      else terms[language] = change;
    }
  }
  for (const language of Object.keys(labels)) {
    const same = labels[language]?.value === descriptions[language]?.value;
    if (same && entity.type !== 'mediainfo') throw new Refused('wikibase-validator-label-equals-description');
  }
  for (const [language, changes] of Object.entries(data.aliases ?? {})) {
    for (const change of changes) {
      const list = (aliases[language] ?? []).filter(term => term.value !== change.value);
      if (change.remove === undefined) {
        if (change.add === undefined) throw new Refused('the model knows adding and removing only');
        list.push({ language, value: change.value });
      }
      aliases[language] = list;
    }
    if (aliases[language]?.length === 0) delete aliases[language];
  }
  for (const [site, change] of Object.entries(data.sitelinks ?? {})) {
    if ('remove' in change) delete sitelinks[site];
    else
      sitelinks[site] = { site, title: change.title, badges: change.badges ?? sitelinks[site]?.badges ?? [] };
  }
  for (const change of data.claims ?? []) {
    const id = change.id?.toUpperCase();
    const at = statements.findIndex(statement => statement.id?.toUpperCase() === id);
    if ('remove' in change) {
      if (at < 0) throw new Refused('Entity does not have statement with GUID');
      statements.splice(at, 1);
      continue;
    }
    if (id === undefined) throw new Refused('the model makes no ids');
    if (!id.startsWith(`${entity.id.toUpperCase()}$`)) throw new Refused('statement id of another entity');
    if (at < 0) statements.push(change);
    else if (statements[at]?.mainsnak.property !== change.mainsnak.property) {
      throw new Refused('the property of a statement cannot change');
    } else statements[at] = change;
  }
  const claims: Record<string, Statement[]> = {};
  for (const statement of statements) {
    const { property } = statement.mainsnak;
    claims[property] = [...(claims[property] ?? []), statement];
  }
  return { ...entity, revision: entity.revision + 1, labels, descriptions, aliases, sitelinks, claims };
}
