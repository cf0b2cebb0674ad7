import { undoDeed } from '../../../lib/desk/board/triage-act.ts';
import { type PartTarget, previewPart, publishPart } from '../../../lib/desk/page-part-edit.ts';
import { FieldTextError } from '../../../lib/desk/record/field-text.ts';
import type { RequestDeps } from '../../../lib/desk/request/request-change.ts';
import { standingOf } from '../../../lib/desk/standing.ts';
import type { Wait } from '../../../lib/wiki/gate.ts';
import type { Previewed, PublishJob, PublishStop, Saved } from './publish-model.ts';

/** What publishing takes from around it. */
export interface PublishParts {
  /** Writing on Meta as whoever is signed in there; null for nobody. */
  deps(onWait: (wait: Wait) => void): RequestDeps | null;
  /** Told before anything is sent, so that what was read before is not believed any more. */
  readonly onSend: () => Promise<void>;
}

/** A part of a public page, to be published by staff or the committee. `target` is asked for each preview. */
export function partJob(parts: PublishParts, title: string, target: () => PartTarget): PublishJob {
  return {
    title,
    async preview(): Promise<Previewed> {
      const deps = parts.deps(() => undefined);
      if (deps === null) return { kind: 'not-allowed' };
      const wanted = targetOf(target);
      if ('kind' in wanted) return wanted;
      const read = await previewPart(deps.writer.client, wanted);
      if (read.kind === 'broken-marks') return { kind: 'broken-page' };
      if (read.kind !== 'preview') return read;
      const { staff, committee } = standingOf(deps.config, deps.writer.user);
      const part = wanted.part.content;
      return {
        kind: 'preview',
        change: { ...read, part, forbidden: staff || committee ? read.forbidden : '' },
        async save(decisions, onWait, signal): Promise<Saved> {
          const writing = parts.deps(onWait);
          if (writing === null) return { kind: 'not-allowed' };
          await parts.onSend();
          const saved = await publishPart(writing, wanted, read.seen, { ...decisions, signal });
          if (saved.kind === 'broken-marks') return { kind: 'broken-page' };
          return saved.kind === 'conflict' ? { ...saved, mine: part } : saved;
        },
      };
    },
    undo: revision => undoOn(parts, title, revision),
  };
}

/** Takes back one edit of one's own on a page of the desk. */
export async function undoOn(parts: PublishParts, title: string, revision: number) {
  const deps = parts.deps(() => undefined);
  if (deps === null) return { kind: 'signed-out', detail: '' } as const;
  await parts.onSend();
  const name = title.slice(title.lastIndexOf('/') + 1);
  return undoDeed(deps.writer, deps.config, { title, revision }, name);
}

function targetOf(target: () => PartTarget): PartTarget | PublishStop {
  try {
    return target();
  } catch (error) {
    if (error instanceof FieldTextError) return { kind: 'refused-text' };
    throw error;
  }
}
