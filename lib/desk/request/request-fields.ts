import { decodeField, encodeField } from '../record/field-text.ts';
import { partnerFields } from '../record/partner-fields.ts';
import {
  type FieldCodec,
  type Fields,
  keyField,
  lineField,
  textField,
  timeField,
  userField,
} from '../record/record-fields.ts';
import {
  type AskedQuestion,
  actors,
  type Check,
  type CheckState,
  checkStates,
  type Decision,
  decisionAnswers,
  decisionSubjects,
  type HelpRequest,
  needs,
  priorities,
  requestSizes,
  requestStatuses,
} from './request.ts';

/** The fields of a request as the templates have them: names, order, and how each is written. */

/** What stands in the request's own template, without its status. */
export type RequestRecordFields = Omit<HelpRequest, 'status' | 'answers' | 'asked' | 'checks' | 'decisions'>;

/** Keys as people write them: any case, blanks for hyphens. `also` are other words that mean a key. */
function tolerantKey<T extends string>(
  param: string,
  keys: readonly T[],
  also: ReadonlyMap<string, T> = new Map(),
): FieldCodec<T | null> {
  const plain = keyField(param, keys);
  return {
    ...plain,
    read: raw => {
      const text = decodeField(raw).trim().toLowerCase();
      const known = also.get(text);
      return known === undefined ? plain.read(text.replace(/[\s_]+/g, '-')) : { value: known, bad: null };
    },
  };
}

/** A key that is always there: what people left out or misspelt counts as `otherwise`. */
function keyOr<T extends string>(codec: FieldCodec<T | null>, otherwise: T): FieldCodec<T> {
  return {
    param: codec.param,
    read: raw => {
      const { value, bad } = codec.read(raw);
      return { value: value ?? otherwise, bad };
    },
    write: value => codec.write(value),
  };
}

/**
 * A list whose entries may hold anything, commas too: those inside an entry go as references, and the list is cut before
 * references are read.
 */
function entriesField(param: string, read: (raw: string) => string): FieldCodec<readonly string[]> {
  return {
    param,
    read: raw => {
      const entries = raw
        .split(',')
        .map(entry => read(entry).trim())
        .filter(entry => entry !== '');
      return { value: [...new Set(entries)], bad: null };
    },
    write: value =>
      value.map(entry => encodeField(entry.trim(), { oneLine: true }).replaceAll(',', '&#44;')).join(', '),
  };
}

const usersField = (param: string) => {
  const { read } = userField(param);
  return entriesField(param, raw => read(raw).value);
};

const dateField = (param: string): FieldCodec<string> => ({
  param,
  read: raw => {
    const text = decodeField(raw).trim();
    return text === '' || isDate(text) ? { value: text, bad: null } : { value: '', bad: text };
  },
  write: value => value,
});

/** Whether this is a day of the calendar as records write it, `2027-01-31`. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Every field of the request's own template below the status, in the order they are written. */
export const requestFields: Fields<RequestRecordFields> = {
  size: keyOr(tolerantKey('size', requestSizes), 'project'),
  need: keyOr(tolerantKey('need', needs), 'project'),
  title: lineField('title'),
  requester: userField('requester'),
  created: timeField('created'),
  ...partnerFields,
  page: lineField('page'),
  opportunity: lineField('opportunity'),
  publicRequest: lineField('public request'),
  priority: tolerantKey('priority', priorities),
  group: lineField('group'),
  members: usersField('members'),
  assigned: usersField('assigned'),
  followers: usersField('followers'),
  waitingFor: tolerantKey('waiting for', actors),
  waitingSince: timeField('waiting since'),
  holdUntil: dateField('hold until'),
  heldFrom: tolerantKey('held from', requestStatuses),
  reason: textField('reason'),
  results: { ...entriesField('results', raw => decodeField(raw).replace(/\n+/g, ' ')), free: true },
};

/** Where a request stands, as the template has it. */
export const statusField = tolerantKey('status', requestStatuses);

/** How many boxes are settled; written for lists only, never read: the boxes themselves say it. */
export const boxesParam = 'boxes';

const stateWords: ReadonlyMap<string, CheckState> = new Map([
  ['', 'to-do'],
  ['todo', 'to-do'],
  ['open', 'to-do'],
  ['no', 'to-do'],
  ['yes', 'done'],
  ['x', 'done'],
  ['ok', 'done'],
  ['n/a', 'not-applicable'],
  ['na', 'not-applicable'],
]);

/** A box without its group, which is where it stands. */
export const checkFields: Fields<Omit<Check, 'group'>> = {
  id: lineField('id'),
  state: keyOr(tolerantKey('state', checkStates, stateWords), 'to-do'),
  text: lineField('text'),
  by: userField('by'),
  at: timeField('at'),
  note: textField('note'),
};

/** A decision as read; one without a subject or answer that is known says nothing. */
export type DecisionRead = Omit<Decision, 'subject' | 'answer'> & {
  readonly subject: Decision['subject'] | null;
  readonly answer: Decision['answer'] | null;
};

export const decisionFields: Fields<DecisionRead> = {
  subject: tolerantKey('subject', decisionSubjects),
  answer: tolerantKey('answer', decisionAnswers),
  by: userField('by'),
  at: timeField('at'),
  text: textField('text'),
};

/** A question and its answer; one of the form has its key as `text`, and nobody who asked it. */
export const askedFields: Fields<AskedQuestion> = {
  text: textField('question'),
  by: userField('asked by'),
  at: timeField('asked at'),
  answer: textField('text'),
  answeredBy: userField('by'),
  answeredAt: timeField('at'),
};
