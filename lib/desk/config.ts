import * as z from 'zod/mini';
import { atMost, countTo, someText, textLike } from '../shapes.ts';
import type { ConfiguredBox } from './checklist-default.ts';

/**
 * What the panel takes from the configuration page on Meta: names, people, limits (DESIGN 5). Each field has a built-in
 * default, so that a missing page changes nothing and a mistake on it costs one field, not the panel.
 */

/** Where the configuration is. The one name that cannot be configured. */
export const configPage = 'Content Partnerships Hub/Helpdesk/Panel/Config.json';

const hub = 'Content Partnerships Hub';
const desk = `${hub}/Helpdesk`;

// https://www.mediawiki.org/wiki/Manual:Page_title: what no title may contain, and 255 bytes at most.
const title = textLike(/^[^#<>[\]{}|_\p{Cc}]+$/u, 200);
const userName = textLike(/^[^#<>[\]{}|/@\p{Cc}]+$/u, 235);
const users = z.array(userName);
const summary = textLike(/^[^\p{Cc}]+$/u, 250);
const email = textLike(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/);
const languageCode = textLike(/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/);
/** Text of a comment in wikitext. */
const comment = textLike(/^(?:(?!-->)[^\p{Cc}])+$/u, 300);
const heading = textLike(/^[^=#<>[\]{}|\p{Cc}]+$/u, 120);

const workingGroup = z.object({
  id: textLike(/^[a-z0-9-]{1,60}$/),
  name: someText(120),
  kind: z.enum(['standing', 'task-force']),
  // Four to twelve by the Hub's own rule; a group that is being put together may have fewer for a while.
  members: z.array(userName).check(atMost(12)),
  languages: z._default(z.array(languageCode), []),
  topics: z._default(z.array(z.string().check(atMost(80))), []),
  page: z._default(z.string(), ''),
});

const checkBox = z.object({
  id: textLike(/^[a-z0-9-]{1,60}$/),
  group: z.enum(['technical', 'legal-and-ethical', 'risk', 'sustainability']),
  text: someText(300),
});

/** What the panel does on the wikis, each with an edit summary of its own. */
export const summaryKinds = [
  'flag',
  'sighting',
  'updateSighting',
  'flagAgain',
  'undoFlag',
  'request',
  'setBox',
  'addBox',
  'takeStep',
  'ask',
  'answer',
  'addLink',
  'follow',
  'unfollow',
  'setPriority',
  'assign',
  'decide',
  'setWaiting',
  'publicRequest',
  'editDetails',
  'comment',
  'openRequest',
  'claim',
  'release',
  'assignOpportunity',
  'contact',
  'notNow',
  'duplicate',
  'moveSightings',
  'becameRequest',
  'reopen',
  'undoDeed',
  'mend',
  'writeToday',
  'workingGroups',
  'agenda',
  'meetingNotes',
  'reports',
] as const;
export type SummaryKind = (typeof summaryKinds)[number];

/** A field of the configuration: what it must look like, and what counts without it. */
interface Field<T> {
  readonly schema: z.ZodMiniType<T>;
  readonly builtIn: T;
}
const field = <T>(schema: z.ZodMiniType<T>, builtIn: T): Field<T> => ({ schema, builtIn });

const fields = {
  /** Titles on Meta. Records are sub-pages of `opportunities` and `requests`. */
  pages: {
    helpdesk: field(title, desk),
    panel: field(title, `${desk}/Panel`),
    opportunities: field(title, `${desk}/Opportunities`),
    requests: field(title, `${desk}/Requests`),
    stages: field(title, `${desk}/Stages`),
    steps: field(title, `${desk}/Content Upload/Steps`),
    committee: field(title, `${hub}/Expert committee`),
    workingGroups: field(title, `${desk}/Working Groups`),
    agenda: field(title, `${hub}/Expert committee/Agenda`),
    meetingNotes: field(title, `${hub}/Expert committee/Meeting notes`),
    reports: field(title, `${desk}/Reports`),
  },
  /** Template names, without namespace. */
  templates: {
    opportunity: field(title, `${hub}/Opportunity`),
    sighting: field(title, `${hub}/Opportunity/Sighting`),
    country: field(title, `${hub}/Country`),
    request: field(title, `${hub}/Request`),
    check: field(title, `${hub}/Request/Check`),
    decision: field(title, `${hub}/Request/Decision`),
    answer: field(title, `${hub}/Request/Answer`),
  },
  /** Categories, without namespace; those of one status, kind or country are this name, a slash, and the key. */
  categories: {
    opportunities: field(title, `${hub} opportunities`),
    requests: field(title, `${hub} requests`),
  },
  /** Headings inside records. Read by people only: the panel finds its templates wherever they stand. */
  headings: {
    sightings: field(title, 'Sightings'),
    discussion: field(title, 'Notes'),
    justification: field(heading, 'Why it matters'),
    practicalities: field(heading, 'Rights and timing'),
    questions: field(heading, 'Questions to the requester'),
    checklist: field(heading, 'Checklist'),
    committee: field(heading, 'Expert committee'),
  },
  /** Headings of the four groups of the checklist. */
  checkGroups: {
    technical: field(heading, 'Technical'),
    'legal-and-ethical': field(heading, 'Legal and ethical'),
    risk: field(heading, 'Risk'),
    sustainability: field(heading, 'Sustainability'),
  },
  /** The questions a request answers, as they stand over the answers. */
  questions: {
    description: field(heading, 'Description'),
    gaps: field(heading, 'Which gaps does it help to fill?'),
    campaigns: field(heading, 'Does it help a campaign or an event?'),
    skills: field(heading, 'What will you learn by it?'),
    'partner-benefit': field(heading, 'What will the partner see in it?'),
    innovation: field(heading, 'What is new about it?'),
    rights: field(heading, 'Rights'),
    timeline: field(heading, 'Timing'),
  },
  texts: {
    /** First line of each record, in a comment. */
    intro: field(
      comment,
      'A possible content partner. Change anything by hand or in the helpdesk panel; one field per line.',
    ),
    requestIntro: field(
      comment,
      'A request to the Helpdesk. Change anything by hand or in the helpdesk panel; headings may be translated.',
    ),
  },
  /** Edit summaries; null: as built in (`summaryText`). `$1` is the partner or the request, `$2` a link to the panel's page, `$3` what it is about. */
  summaries: Object.fromEntries(
    summaryKinds.map(kind => [kind, field<string | null>(z.nullable(summary), null)]),
  ) as Record<SummaryKind, Field<string | null>>,
  /** Change tag on every edit of the panel, used where the wiki has it; empty for none. */
  tag: field(textLike(/^[^,|/\s]{0,60}$/), ''),
  /** Who the panel offers more to. A wiki is open: these shape what is offered, the page history is the proof. */
  roles: {
    staff: field(users, []),
    committee: field(users, []),
    organizers: field(users, []),
  },
  workingGroups: field(z.array(workingGroup), []),
  /** The boxes a new request begins with, in order; null: the built-in ones (`checklistOf`). */
  checklist: field<readonly ConfiguredBox[] | null>(z.nullable(z.array(checkBox)), null),
  emails: {
    helpdesk: field(email, 'helpdesk@wikimedia.se'),
    committee: field(email, 'expertcommittee@wikimedia.se'),
  },
  limits: {
    /** Edits; above it a batch is handed over to QuickStatements or OpenRefine. */
    smallBatch: field(countTo(5000), 500),
    /** Edits; above it a batch runs `trialEdits` first and asks again. */
    trialAbove: field(countTo(5000), 50),
    trialEdits: field(countTo(50), 5),
    /** Days until a claim of an opportunity lapses. */
    claimDays: field(countTo(365), 14),
    /** Minutes the configuration counts as fresh in this browser. */
    configMinutes: field(countTo(1440), 60),
  },
  /** Pages of other processes, read or linked at run time. */
  elsewhere: {
    batchUploading: field(title, 'Commons:Batch uploading'),
    batchUploadingPreload: field(title, 'Commons:Batch uploading/preload'),
    datasetImports: field(title, 'Wikidata:Dataset Imports'),
    datasetImportsPreload: field(title, 'Wikidata:Dataset Imports/preload'),
  },
} as const;

type Values<T> = T extends Field<infer V> ? V : { readonly [K in keyof T]: Values<T[K]> };

/** The configuration, complete. */
export type Config = Values<typeof fields>;
export type WorkingGroup = Config['workingGroups'][number];

/** Something on the configuration page that did not count; the built-in default was used for that field. */
export type ConfigProblem =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-an-object'; readonly path: string }
  | { readonly kind: 'bad-value'; readonly path: string; readonly detail: string }
  /** Nothing reads this name: most often a spelling mistake. */
  | { readonly kind: 'unknown'; readonly path: string };

/**
 * Reads the text of the configuration page; null when there is no such page.
 * Never fails: what is missing or wrong falls back field by field, and what was wrong is listed.
 */
export function parseConfig(text: string | null): {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  let page: unknown = {};
  if (text !== null) {
    try {
      page = JSON.parse(unwrapped(text));
    } catch {
      problems.push({ kind: 'not-json' });
    }
  }
  return { config: read(fields, page, '', problems) as Config, problems };
}

/**
 * The JSON of a configuration page. Where its publisher may not choose the kind of content, it is a wikitext page, and
 * the JSON stands in a tag that shows it as code.
 */
export function unwrapped(text: string): string {
  return /^\s*<(syntaxhighlight|pre)\b[^>]*>([\s\S]*)<\/\1>\s*$/.exec(text)?.[2] ?? text;
}

/** The built-in configuration. */
export const defaultConfig: Config = parseConfig(null).config;

type Tree = { readonly [key: string]: Tree | Field<unknown> };

function read(tree: Tree, value: unknown, path: string, problems: ConfigProblem[]): unknown {
  const given = asObject(value);
  if (given === undefined && value !== undefined) problems.push({ kind: 'not-an-object', path });
  for (const key of Object.keys(given ?? {})) {
    if (!Object.hasOwn(tree, key) && key !== '$schema' && key !== 'about') {
      problems.push({ kind: 'unknown', path: `${path}${key}` });
    }
  }
  return Object.fromEntries(
    Object.entries(tree).map(([key, below]) => {
      const here = given !== undefined && Object.hasOwn(given, key) ? given[key] : undefined;
      if (!isField(below)) return [key, read(below, here, `${path}${key}.`, problems)];
      if (here === undefined) return [key, below.builtIn];
      const checked = below.schema.safeParse(here);
      if (checked.success) return [key, checked.data];
      const issue = checked.error.issues[0];
      const at = [key, ...(issue?.path ?? []).map(String)].join('.');
      problems.push({ kind: 'bad-value', path: `${path}${at}`, detail: issue?.code ?? 'invalid' });
      return [key, below.builtIn];
    }),
  );
}

function isField(node: Tree | Field<unknown>): node is Field<unknown> {
  return Object.hasOwn(node, 'builtIn');
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
