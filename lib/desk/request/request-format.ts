import { findTemplates, type Template } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { formatParam } from '../record/record-template.ts';
import {
  type NotUnderstood,
  paramsOf,
  type Rewrites,
  rewriteEach,
  rewriteOf,
  rewritesOf,
  type TodaysForm,
  unknownFormat,
  unknownParams,
} from '../record/todays-form.ts';
import { requestSchema } from './request.ts';
import {
  askedFields,
  boxesParam,
  checkFields,
  decisionFields,
  requestFields,
  statusField,
} from './request-fields.ts';
import { parseRequest, sameRequest } from './request-record.ts';
import type { RequestRemark } from './request-results.ts';
import { boxesText, recordOrder } from './request-text.ts';

/** A template below the request's own: its name, what it may say, and what it would say today. */
interface Part {
  readonly name: string;
  readonly known: readonly string[];
  rewrites(template: Template): Rewrites;
}

function partsOf({ templates }: Config): readonly Part[] {
  return [
    {
      name: templates.answer,
      known: paramsOf(askedFields),
      rewrites: one => rewritesOf(one, askedFields),
    },
    {
      name: templates.check,
      known: [...paramsOf(checkFields), 'group'],
      rewrites: one => rewritesOf(one, checkFields),
    },
    {
      name: templates.decision,
      known: paramsOf(decisionFields),
      rewrites: one => rewritesOf(one, decisionFields),
    },
  ];
}

/** The page of a request of an older format in today's; undefined when it cannot be read. Pure. */
export function requestInTodaysForm(text: string, config: Config): TodaysForm | undefined {
  const read = parseRequest(text, config);
  if (!read.ok) return undefined;
  const { older, request, remarks } = read;
  if (older === null) return { kind: 'today' };
  const main = config.templates.request;
  const parts = partsOf(config);
  const left = [
    ...unknownFormat(older),
    ...remarks.map(notUnderstood),
    ...[{ name: main, known: recordOrder }, ...parts].flatMap(({ name, known }) =>
      findTemplates(text, name).flatMap(template => unknownParams(template, known)),
    ),
  ];
  if (left.length > 0) return { kind: 'not-understood', left };
  let page = rewriteEach(
    text,
    main,
    template => [
      [formatParam, requestSchema],
      ...rewriteOf(template, statusField),
      ...rewritesOf(template, requestFields),
      [boxesParam, boxesText(request.checks)],
    ],
    recordOrder,
  );
  for (const { name, known, rewrites } of parts) {
    if (page !== undefined) page = rewriteEach(page, name, rewrites, known);
  }
  const after = page === undefined ? undefined : parseRequest(page.normalize('NFC'), config);
  return page !== undefined && after?.ok === true && sameRequest(after.request, request)
    ? { kind: 'older', text: page }
    : { kind: 'not-understood', left: [{ param: main, value: '' }] };
}

function notUnderstood(remark: RequestRemark): NotUnderstood {
  switch (remark.kind) {
    case 'unknown-value':
      return { param: remark.param, value: remark.value };
    case 'repeated':
      return { param: remark.param, value: '' };
    case 'twice':
      return { param: remark.of, value: remark.id };
    case 'empty':
      return { param: remark.of, value: '' };
  }
}
