import type { Config } from './config.ts';
import type { CheckGroup } from './request/request.ts';

/** A box of the checklist as a configuration words it. */
export interface ConfiguredBox {
  readonly id: string;
  readonly group: CheckGroup;
  readonly text: string;
}

/**
 * What has to be settled before a project starts, when the configuration page says nothing else. The four groups are the
 * Helpdesk's own (its template page on Meta); the boxes put into plain words what that page asks, what Commons' guides to
 * batch uploading and content partnerships warn of, and what went wrong in partnerships that were written up.
 */
export const builtInChecklist: readonly ConfiguredBox[] = [
  {
    id: 'files-known',
    group: 'technical',
    text: 'We know how many files or records there are, in which formats and quality, where they are, and can get at all of them.',
  },
  {
    id: 'descriptions-mapped',
    group: 'technical',
    text: 'The descriptions that come with the material are understood, and it is decided what goes into which template, structured data or property.',
  },
  {
    id: 'names-and-duplicates',
    group: 'technical',
    text: 'File names and categories (or labels) are agreed, and we know what the wikis already have.',
  },
  {
    id: 'tool-tried',
    group: 'technical',
    text: 'A tool is chosen, someone can and may run it, and a small trial looked right.',
  },
  {
    id: 'licence-clear',
    group: 'legal-and-ethical',
    text: 'For every part it is clear that it is in the public domain or under which free licence it is, and how that will be marked.',
  },
  {
    id: 'permission-on-file',
    group: 'legal-and-ethical',
    text: 'Whoever holds the rights has agreed in writing, and where a wiki asks for it, the permission is on file with the volunteer response team.',
  },
  {
    id: 'people-and-cultures',
    group: 'legal-and-ethical',
    text: 'The privacy of people who are shown or named, and the wishes of the communities the material comes from, have been thought of.',
  },
  {
    id: 'accounts-and-scope',
    group: 'legal-and-ethical',
    text: 'The material is in scope where it is to go, user names follow the rules there, and paid work is disclosed.',
  },
  {
    id: 'effort-fits',
    group: 'risk',
    text: 'The work fits the time, money and people there are, and can be stopped halfway without harm.',
  },
  {
    id: 'partner-prepared',
    group: 'risk',
    text: 'The partner knows what free licences and open editing mean: anyone may reuse, change, criticise, or nominate for deletion.',
  },
  {
    id: 'wikis-informed',
    group: 'risk',
    text: 'People on the wikis concerned know about it, and what they objected to has been answered.',
  },
  {
    id: 'will-be-used',
    group: 'sustainability',
    text: 'Someone will work with the content afterwards: a campaign, a contest, an affiliate, editors of a topic.',
  },
  {
    id: 'people-learn',
    group: 'sustainability',
    text: 'Those who asked learn to do the next one themselves, and what is learned or built is written down for others.',
  },
  {
    id: 'looked-after',
    group: 'sustainability',
    text: 'It is agreed who stays in touch with the partner, updates the content, and reports back what came of it.',
  },
];

/** The boxes a new request begins with: those of the configuration page, else the built-in ones. */
export function checklistOf({ checklist }: Config): readonly ConfiguredBox[] {
  return checklist ?? builtInChecklist;
}
