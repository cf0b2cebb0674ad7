import type { MetaSeen } from '../../page/look/look-types.ts';
import type { Config } from '../config.ts';
import { parseProgress, progressOf } from '../request/checklist-progress.ts';
import { requestStatuses } from '../request/request.ts';
import { parseRequest } from '../request/request-record.ts';
import { stageOf } from '../request/stages.ts';
import { isRequestTitle, requestTitle } from '../titles.ts';
import type { RequestSeen } from './opening-types.ts';

/** What the panel stands beside, as far as requests are looked for. */
export interface Here {
  /** Title of the page itself when it is on Meta. */
  readonly title: string | null;
  /** Item of its partner. */
  readonly item: string | null;
}

/**
 * The requests that Meta's answer tells of: those listed as being about the partner, the page itself if it is one, and one
 * named like the partner it is about, unless that is another item of the same name.
 * The sort key of those listed in the category is `in-development 9/14`, so nothing more has to be read.
 */
export function requestsSeen(
  { listed, pages }: MetaSeen & { readonly state: 'read' },
  config: Config,
  here: Here,
): readonly RequestSeen[] {
  const found = new Map<string, RequestSeen>();
  for (const { title, sortKey, timestamp } of listed) {
    if (!isRequestTitle(config, title)) continue;
    const [first = '', second = ''] = sortKey.trim().split(/\s+/);
    const status = requestStatuses.find(one => one === first.toLowerCase()) ?? null;
    found.set(title, { title, status, boxes: parseProgress(second), changed: timestamp });
  }
  for (const [asked, page] of pages) {
    if (!page.exists || !isRequestTitle(config, page.title)) continue;
    const read = parseRequest(page.text, config);
    const isHere = page.title === here.title || found.has(page.title);
    const isAbout = read.ok && asked === requestTitle(config, read.request.partner);
    if (!isHere && !(isAbout && mayBeOf(read.request.item, here.item))) continue;
    const boxes = read.ok ? progressOf(read.request.checks).total : null;
    found.set(page.title, {
      title: page.title,
      status: read.ok ? read.request.status : null,
      boxes: boxes === null || boxes.of === 0 ? null : boxes,
      changed: page.timestamp,
    });
  }
  const rank = ({ status }: RequestSeen) => (status !== null && stageOf(status).open ? 0 : 1);
  return [...found.values()].sort(
    (one, other) => rank(one) - rank(other) || (one.changed < other.changed ? 1 : -1),
  );
}

/** Whether partners of the same name may be the same: not when both are known to be different items. */
function mayBeOf(asked: string | null, item: string | null): boolean {
  return asked === null || item === null || asked === item;
}
